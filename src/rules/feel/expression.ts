import type { FeelDate, FeelDateTime } from '#rules/feel/calendar';
import { readDate, readDateTime } from '#rules/feel/calendar-text';
import { compileNode } from '#rules/feel/compile';
import type { Compiling } from '#rules/feel/compiling';
import { extentOf, type Grammar, grammarFor, type NameTree, type Node, parseFeel, type Top } from '#rules/feel/parse';
import { type Cause, type Code, counted, DEFAULT_BUDGET, type Run, startRun } from '#rules/feel/run';
import type { FeelType } from '#rules/feel/type';
import type { FeelValue } from '#rules/feel/value';
import { type At, type Locate, locateFrom } from '#rules/position';
import type { Instant, PlainDate } from '#terms/plain-date';

/** FEEL that was read and checked once and can be evaluated often. */
export interface Expression {
  readonly text: string;
  /** Names read from outside, with the path behind them where it is written out: `vehicle.plate`. */
  readonly names: readonly string[];
  readonly at: At;
  readonly code: Code;
}

/** The moment and day that `now()` and `today()` answer; without them both are null. `budget` counts steps. */
export interface EvaluateOptions {
  readonly now?: Instant;
  readonly today?: PlainDate;
  readonly budget?: number;
}

/**
 * Reads an expression. `knownNames` may be paths (`vehicle.plate`): names with spaces or signs are only recognised when known.
 * Refusal `feel-syntax` with file, line, column and endColumn.
 */
export function compileExpression(text: string, knownNames: readonly string[], at?: At): Expression {
  const start = at ?? { file: 'expression', line: 1, column: 1 };
  return compileIn(knownGrammar(knownNames), 'expression', text, locateFrom(text, start));
}

/** Reads the tests of a cell; the tested value is the name `?` of the scope. */
export function compileUnaryTests(text: string, knownNames: readonly string[], at?: At): Expression {
  const start = at ?? { file: 'tests', line: 1, column: 1 };
  return compileIn(knownGrammar(knownNames), 'unaryTests', text, locateFrom(text, start));
}

/** Evaluates with the names of the scope. Refusal `rule-budget` when the budget is spent. */
export function evaluate(
  expression: Expression,
  scope: ReadonlyMap<string, FeelValue>,
  options: EvaluateOptions = {},
): { readonly value: FeelValue; readonly causes: readonly Cause[] } {
  const run = runFor(options);
  run.where = expression.at;
  const value = expression.code({ names: scope, parent: null }, run);
  return { value, causes: run.causes };
}

export function runFor(options: EvaluateOptions): Run {
  const now: FeelDateTime | null = options.now === undefined ? null : readDateTime(options.now);
  const today: FeelDate | null = options.today === undefined ? (now?.date ?? null) : readDate(options.today);
  return startRun(options.budget ?? DEFAULT_BUDGET, now, today);
}

/** As `compileExpression`, with a grammar shared by many cells. */
export function compileIn(
  grammar: Grammar,
  top: Top,
  text: string,
  locate: Locate,
  typeNamed: (name: string) => FeelType | undefined = () => undefined,
): Expression {
  const node = parseFeel(grammar, top, text, locate);
  const reads = new Set<string>();
  const here: Compiling = {
    compile: compileNode,
    at: ({ from }) => locate(from),
    known: grammar.known,
    bound: new Map(),
    reads,
    typeNamed,
    inFilter: false,
  };
  const code = paid(compileNode(node, here), node);
  return { text, names: [...reads], at: locate(0), code };
}

/** Small expressions are paid for by whoever runs them. */
function paid(code: Code, node: Node): Code {
  const extent = extentOf(node);
  return extent.parts < 32 && extent.height < 8 ? code : counted(code, extent);
}

const grammars = new Map<string, Grammar>();
const ofList = new WeakMap<readonly string[], Grammar>();
const MAX_GRAMMARS = 200;

function knownGrammar(names: readonly string[]): Grammar {
  const grammar = ofList.get(names) ?? grammarOfNames(names);
  ofList.set(names, grammar);
  return grammar;
}

function grammarOfNames(names: readonly string[]): Grammar {
  const key = names.join('\n');
  const known = grammars.get(key);
  if (known !== undefined) return known;
  const grammar = grammarFor(nameTree(names));
  if (grammars.size >= MAX_GRAMMARS) grammars.clear();
  grammars.set(key, grammar);
  return grammar;
}

/** `['vehicle.plate', 'today']` as a tree. */
function nameTree(paths: readonly string[]): NameTree {
  const tree: { [name: string]: NameTree | 1 } = {};
  for (const root of new Set(paths.map((path) => path.split('.', 1)[0] ?? path))) {
    const below = paths.filter((path) => path.startsWith(`${root}.`)).map((path) => path.slice(root.length + 1));
    tree[root] = below.length === 0 ? 1 : nameTree(below);
  }
  return tree;
}
