import type { Binding } from '#engine/called';
import type { Program, Token } from '#engine/case';
import { itemsFor } from '#engine/conditions';
import { readsOf, vocabularyOf } from '#engine/decision-reads';
import type { FactSource, Facts } from '#engine/fact';
import { leave } from '#engine/flows';
import { learnFrom } from '#engine/instances';
import type { Patch } from '#engine/patch';
import type { EngineRefusal } from '#engine/refusals';
import { daysOf, daysScope, type Scope, scopeOf, timeAt, valueAt } from '#engine/scope';
import { causesData, type Evaluated, evaluationData, rowsOf, sayCause } from '#engine/trace';
import { agencyAt, bindingAt, emit, programHere, split, type Walk } from '#engine/walk';
import { evaluateDecision } from '#rules/dmn/evaluate';
import { toJson } from '#rules/feel/json';
import { sayValue } from '#rules/feel/text';
import { type FeelValue, isFeelContext } from '#rules/feel/value';
import type { Json, JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** What a decision gave, and how it came to that. */
export interface Decided {
  readonly value: FeelValue;
  readonly evaluated: Evaluated;
}

export type Bound = NonNullable<Binding['decisions']>[number];

/** A business rule task is reached: its decisions are taken in order, each seeing what the earlier ones gave. */
export function decide(walk: Walk, token: Token): void {
  const { decisions = [] } = bindingAt(walk, token.node);
  sayDecided(walk, token, decisions, () => leave(walk, token));
}

/** Takes decisions of an element in order and says so; `patch` is what follows for the token. */
export function sayDecided(walk: Walk, token: Token, decisions: readonly Bound[], patch: () => Patch): void {
  const taken = decisions.map((bound) => takeDecision(walk, token, bound));
  const values = Object.assign({}, ...taken.map((one) => one.values)) as { readonly [fact: string]: Json }; // merged in order
  const { clear, personal } = split(walk.program, values);
  emit(walk, {
    kind: 'decided',
    element: token.node,
    agency: agencyAt(walk, token.node),
    data: {
      ...clear,
      decisions: taken.map(({ evaluated }) => ({
        decision: evaluated.decision,
        tables: rowsOf(evaluated.trace),
      })),
      ...patch(),
    },
    personal: { ...personal, traces: taken.map(({ evaluated }) => evaluationData(evaluated)) },
  });
}

function takeDecision(
  walk: Walk,
  token: Token,
  bound: Bound,
): { evaluated: Evaluated; values: { readonly [fact: string]: Json } } {
  const { decision } = bound;
  const element = token.node;
  const days = daysOf(walk.program, walk.state.filed, walk.moment);
  const program = programHere(walk, element);
  const scope = scopeOf(vocabularyOf(program), walk.facts, new Map([...daysScope(days), ...itemsFor(walk, token)]));
  const { value, evaluated } = evaluateRule(program, decision, scope, walk.moment);
  const source: FactSource = { kind: 'computed', at: walk.moment, decision };
  const values = learnFrom(walk, token, resultsOf(walk, element, bound, value, evaluated), source);
  walk.needs.evaluations.push({ element, ...evaluated });
  return { evaluated, values };
}

/** Evaluates `rules/<file>.dmn#<decision>` or `tariffs/<file>.dmn#<decision>` as of a moment. */
export function evaluateRule(program: Program, decision: string, scope: Scope, at: Instant): Decided {
  const [file = '', name = ''] = decision.split('#');
  const { rules } = program.service;
  const taken = evaluateDecision(rules, { file, decision: name }, scope, timeAt(program, at));
  const { value, trace, steps, causes } = taken;
  const evaluated: Evaluated = {
    decision,
    inputs: inputsOf(program, decision, scope),
    steps: steps.map((step) => ({ decision: step.decision, value: toJson(step.value) })),
    result: toJson(value),
    causes,
    trace,
  };
  return { value, evaluated };
}

/** By path, as a rule writes it: `vehicle.province`, `on.paid`, `period.due`. */
function inputsOf(program: Program, decision: string, scope: Scope): JsonObject {
  const names = readsOf(program, decision).flatMap((name) => {
    const root = scope.get(name) ?? null;
    return isFeelContext(root) ? [...root.keys()].map((member) => `${name}.${member}`) : [name];
  });
  return Object.fromEntries(names.map((name) => [name, toJson(valueAt(scope, name))]));
}

function resultsOf(
  walk: Walk,
  element: string,
  bound: Bound,
  value: FeelValue,
  evaluated: Evaluated,
): { readonly [fact: string]: Json } {
  const { result, results } = bound;
  if (value === null) throw gaveNothing(walk, evaluated, element);
  const whole = result === undefined ? {} : { [result]: toJson(value) };
  if (results === undefined) return whole;
  if (!isFeelContext(value)) throw gaveNothing(walk, evaluated, element);
  const entries = Object.entries(results).map(([entry, fact]) => [fact, toJson(value.get(entry) ?? null)] as const);
  return { ...whole, ...Object.fromEntries(entries) };
}

/** A tariff that gives nothing has no row for that place and day; any other rule has a gap. */
function gaveNothing(walk: Walk, evaluated: Evaluated, element: string): Refusal<EngineRefusal> {
  const { decision, causes } = evaluated;
  const { paid } = daysOf(walk.program, walk.state.filed, walk.moment);
  if (decision.startsWith('tariffs/')) return noTariff(evaluated, paid, walk.state.territory);
  const message = `${decision} gave no value for ${element}${sayCause(causes)}`;
  return new Refusal<EngineRefusal>('rule-gave-nothing', message, { decision, element, causes: causesData(causes) });
}

export function noTariff({ decision, causes }: Evaluated, date: string, province: string): Refusal<EngineRefusal> {
  const message = `${decision} has no tariff in ${province} on ${date}${sayCause(causes)}`;
  return new Refusal<EngineRefusal>('no-tariff', message, { decision, date, province, causes: causesData(causes) });
}

/**
 * Refuses with `not-eligible` whom the service's own rule turns away. The rule gives null, a reason key, or a context with
 * `reason` and whatever the applicant should know beside it (the day from which they may apply): it goes to them alone.
 */
export function requireEligible(program: Program, facts: Facts, at: Instant): Evaluated | null {
  const rule = program.service.file.opening.eligibility;
  if (rule === undefined) return null;
  const scope = scopeOf(vocabularyOf(program), facts, daysScope(daysOf(program, at, at)));
  const { value, evaluated } = evaluateRule(program, rule, scope, at);
  if (value === null) return evaluated;
  const said = isFeelContext(value) ? new Map(value) : new Map<string, FeelValue>([['reason', value]]);
  const key = said.get('reason') ?? null;
  if (key === null) return evaluated;
  const reason = sayValue(key);
  const details = Object.fromEntries([...said].map(([name, entry]) => [name, toJson(entry)]));
  throw new Refusal<EngineRefusal>('not-eligible', `The applicant cannot apply: ${reason}`, {
    ...details,
    reason,
    service: program.service.file.id,
  });
}
