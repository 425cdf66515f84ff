import type { FeelDate, FeelDateTime } from '#rules/feel/calendar';
import type { FeelValue } from '#rules/feel/value';
import type { Firing } from '#rules/firing';
import { type At, sayAt } from '#rules/position';
import type { RulesRefusal } from '#rules/refusals';
import { Refusal } from '#terms/refusal';

/** Why a value became null: the message, and the place of the expression when it is known. */
export interface Cause {
  readonly message: string;
  readonly at?: At;
}

/** What one evaluation may spend and what it has noted so far. Lives for one call of `evaluate`. */
export interface Run {
  steps: number;
  depth: number;
  readonly causes: Cause[];
  readonly trace: Firing[];
  readonly now: FeelDateTime | null;
  readonly today: FeelDate | null;
  /** Names the cell being computed, for `rule-budget`. */
  where: At | null;
}

export const DEFAULT_BUDGET = 1_000_000;
/** Levels of nesting, far fewer than the machine's stack holds: a call counts for ten, a part of an expression for one. */
const MAX_LEVELS = 2000;
const CALL = 10;
const MAX_CAUSES = 100;
const MAX_FIRINGS = 10_000;
const MAX_TEXT = 1_000_000;
const MAX_LIST = 1_000_000;

export function startRun(budget: number, now: FeelDateTime | null, today: FeelDate | null): Run {
  return { steps: budget, depth: 0, causes: [], trace: [], now, today, where: null };
}

/** Spends steps. Refusal `rule-budget` when none are left. */
export function spend(run: Run, steps: number): void {
  run.steps -= steps;
  if (run.steps < 0) throw exhausted(run, 'steps');
}

/** A call. */
export function deeper<Result>(run: Run, work: () => Result): Result {
  spend(run, 1);
  return nested(run, CALL, work);
}

/** Work that stands some levels deeper. A refusal ends the run, so its depth is not mended then. */
export function nested<Result>(run: Run, levels: number, work: () => Result): Result {
  run.depth += levels;
  if (run.depth > MAX_LEVELS) throw exhausted(run, 'depth of calls');
  const result = work();
  run.depth -= levels;
  return result;
}

/** A text that was just made; ten characters are a step. */
export function boundedText(run: Run, text: string): string {
  reserveText(run, text.length);
  return text;
}

/** Reserves room for a text before it is put together. */
export function reserveText(run: Run, length: number): void {
  if (length > MAX_TEXT) throw exhausted(run, 'length of a text');
  spend(run, Math.floor(length / 10));
}

/** Reserves room for a list before it is built. */
export function reserveList(run: Run, length: number): void {
  if (length > MAX_LIST) throw exhausted(run, 'length of a list');
  spend(run, length);
}

/** Notes that a table was asked. Beyond the limit only the count of steps grows. */
export function noteFiring(run: Run, firing: Firing): void {
  if (run.trace.length < MAX_FIRINGS) run.trace.push(firing);
}

/** Notes a cause and answers null, the value of every FEEL error. */
export function fail(run: Run, message: string, at?: At): null {
  if (run.causes.length < MAX_CAUSES) run.causes.push(at === undefined ? { message } : { message, at });
  return null;
}

/** The refusal for a budget other than steps. */
export function exhausted(run: Run, what: string): Refusal<RulesRefusal> {
  const where = run.where;
  const place = where === null ? 'an expression' : sayAt(where);
  const facts = where === null ? { what } : { what, file: where.file, line: where.line, column: where.column };
  return new Refusal<RulesRefusal>('rule-budget', `The rule at ${place} exceeded its ${what}`, facts);
}

/** Names visible to an expression: the innermost first. */
export interface Scope {
  readonly names: Pick<ReadonlyMap<string, FeelValue>, 'get'>;
  readonly parent: Scope | null;
}

export function lookUp(scope: Scope, name: string): FeelValue | undefined {
  for (let inner: Scope | null = scope; inner !== null; inner = inner.parent) {
    const value = inner.names.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function within(scope: Scope, name: string, value: FeelValue): Scope {
  return { names: new Map([[name, value]]), parent: scope };
}

/** An expression ready to run. */
export type Code = (scope: Scope, run: Run) => FeelValue;

/** Code that runs again and again: each round pays for the size of its text. */
export function repeated(code: Code, { parts }: Extent): Code {
  const steps = Math.floor(parts / 16);
  return (scope, run) => {
    spend(run, steps);
    return code(scope, run);
  };
}

/** Code with a stack of its own: it pays for the size of its text and for its height. */
export function counted(code: Code, { parts, height }: Extent): Code {
  const steps = Math.floor(parts / 16);
  return (scope, run) => {
    spend(run, steps);
    return nested(run, height, () => code(scope, run));
  };
}

/** How much text an expression is: its parts, and how deep they nest. */
export interface Extent {
  readonly parts: number;
  readonly height: number;
}
