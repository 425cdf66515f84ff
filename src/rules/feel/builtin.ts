import type { FeelDate, FeelDateTime, FeelDuration, FeelTime } from '#rules/feel/calendar';
import { MIDNIGHT_UTC, makeDateTime } from '#rules/feel/calendar';
import { type Decimal, isDecimal } from '#rules/feel/number';
import { fail, type Run } from '#rules/feel/run';
import { ANY } from '#rules/feel/type';
import {
  type FeelArguments,
  type FeelContext,
  type FeelFunction,
  type FeelRange,
  type FeelValue,
  isFeelContext,
  isFeelList,
  tagged,
} from '#rules/feel/value';
import { bounded, spendOn } from '#rules/feel/weight';

/** What a parameter takes. `| null` in the argument means the parameter may be left out or null. */
export interface Taken {
  readonly any: FeelValue;
  readonly string: string;
  readonly number: Decimal;
  readonly boolean: boolean;
  readonly list: readonly FeelValue[];
  readonly context: FeelContext;
  readonly range: FeelRange;
  readonly function: FeelFunction;
  readonly date: FeelDate;
  readonly time: FeelTime;
  /** A date counts as its midnight. */
  readonly moment: FeelDateTime;
  readonly day: FeelDate;
  readonly duration: FeelDuration;
}

type Kind = keyof Taken;
export type Wanted = Kind | `${Kind}?`;
type Argument<W extends Wanted> = W extends `${infer K extends Kind}?`
  ? Taken[K] | null
  : W extends Kind
    ? Taken[W]
    : never;
export type Parameters = { readonly [name: string]: Wanted };
type Arguments<P extends Parameters> = { readonly [name in keyof P]: Argument<P[name]> };

/** One signature of a built-in function. `apply` answers undefined to say that the arguments make no sense to it. */
interface Signature {
  readonly parameters: readonly { readonly name: string; readonly kind: Kind; readonly optional: boolean }[];
  readonly apply: (args: { readonly [name: string]: FeelValue }, run: Run) => FeelValue | undefined;
}

/** The parameters in order, by name; and the function over the arguments, typed from them. */
export function signature<const P extends Parameters>(
  parameters: P,
  apply: (args: Arguments<P>, run: Run) => FeelValue | undefined,
): Signature {
  return {
    parameters: Object.entries(parameters).map(([name, wanted]) => readWanted(name, wanted)),
    // `bind` has checked each argument against the same parameters.
    apply: (args, run) => apply(args as Arguments<P>, run),
  };
}

function readWanted(name: string, wanted: Wanted): Signature['parameters'][number] {
  const optional = wanted.endsWith('?');
  // Wanted is a kind with or without the question mark.
  return { name, kind: (optional ? wanted.slice(0, -1) : wanted) as Kind, optional };
}

/** A function that takes its values loose or as one list: `sum(1, 2)` and `sum([1, 2])`. */
export function listSignature(
  name: string,
  apply: (list: readonly FeelValue[], run: Run) => FeelValue | undefined,
): Builtin {
  return {
    name,
    signatures: [signature({ list: 'list' }, ({ list }, run) => apply(list, run))],
    loose: apply,
  };
}

export interface Builtin {
  readonly name: string;
  readonly signatures: readonly Signature[];
  /** Takes any number of positional values as one list. */
  readonly loose?: (values: readonly FeelValue[], run: Run) => FeelValue | undefined;
}

export function builtin(name: string, ...signatures: readonly Signature[]): Builtin {
  return { name, signatures };
}

export function toFunction(definition: Builtin): FeelFunction {
  const invoke = (args: FeelArguments, run: Run): FeelValue => callBuiltin(definition, args, run);
  const parameters = definition.signatures[0]?.parameters.map(({ name }) => ({ name, type: ANY })) ?? [];
  const call: FeelFunction['call'] = (values, run) => invoke({ kind: 'positional', values }, run);
  return { kind: 'function', name: definition.name, parameters, result: ANY, call, invoke };
}

/** What goes in and what comes out is paid for by weight, so that no function hides work. */
function callBuiltin(definition: Builtin, args: FeelArguments, run: Run): FeelValue {
  for (const value of args.values.values()) spendOn(run, value);
  const result = bounded(run, applied(definition, args, run));
  spendOn(run, result);
  return result;
}

function applied(definition: Builtin, args: FeelArguments, run: Run): FeelValue {
  if (
    definition.loose !== undefined &&
    args.kind === 'positional' &&
    (args.values.length > 1 || isLooseSingle(args.values))
  ) {
    return definition.loose(args.values, run) ?? fail(run, `${definition.name}() does not take these values`);
  }
  for (const candidate of definition.signatures) {
    const bound = bind(candidate, args);
    if (bound === null) continue;
    const result = candidate.apply(bound, run);
    if (result !== undefined) return result;
  }
  return fail(run, `${definition.name}() does not take these arguments`);
}

function isLooseSingle(values: readonly FeelValue[]): boolean {
  return values.length === 1 && !isFeelList(values[0] ?? null) && values[0] !== null;
}

/** The arguments by parameter name, each fitted to its kind; null when they do not fit. */
function bind(candidate: Signature, args: FeelArguments): { readonly [name: string]: FeelValue } | null {
  const { parameters } = candidate;
  if (args.kind === 'positional' && args.values.length > parameters.length) return null;
  if (args.kind === 'named' && [...args.values.keys()].some((name) => !parameters.some((p) => p.name === name)))
    return null;
  const bound: { [name: string]: FeelValue } = {};
  for (const [i, { name, kind, optional }] of parameters.entries()) {
    const given = args.kind === 'positional' ? args.values[i] : args.values.get(name);
    if (given === undefined && !optional) return null;
    if (given === undefined || (given === null && optional)) {
      bound[name] = null;
      continue;
    }
    const fitted = fit(given, kind);
    if (fitted === undefined) return null;
    bound[name] = fitted;
  }
  return bound;
}

/** Arguments of which only samples are known; undefined where nothing is. */
export type SampleArguments =
  | { readonly kind: 'positional'; readonly values: readonly (FeelValue | undefined)[] }
  | { readonly kind: 'named'; readonly values: ReadonlyMap<string, FeelValue | undefined> };

/** Whether some signature could take the arguments. */
export function couldTake(definition: Builtin, args: SampleArguments): boolean {
  if (definition.loose !== undefined && args.kind === 'positional') return true;
  return definition.signatures.some(({ parameters }) => couldBind(parameters, args));
}

function couldBind(parameters: Signature['parameters'], args: SampleArguments): boolean {
  const known = parameters.map(({ name }) => name);
  const given = args.kind === 'named' ? [...args.values.keys()] : args.values.map((_, i) => known[i]);
  if (given.some((name) => name === undefined || !known.includes(name))) return false;
  return parameters.every(({ name, kind, optional }, i) => {
    if (!given.includes(name)) return optional;
    const sample = args.kind === 'named' ? args.values.get(name) : args.values[i];
    return sample === undefined || fit(sample, kind) !== undefined;
  });
}

/** undefined when the value is of another kind. Lists of one and single values stand in for each other. */
function fit(value: FeelValue, kind: Kind): FeelValue | undefined {
  const direct = take(value, kind);
  if (direct !== undefined || kind === 'any') return direct;
  if (kind === 'list') return value === null ? undefined : [value];
  const single = isFeelList(value) && value.length === 1 ? (value[0] ?? null) : undefined;
  return single === undefined ? undefined : take(single, kind);
}

function take(value: FeelValue, kind: Kind): FeelValue | undefined {
  if (kind === 'any') return value;
  if (value === null) return undefined;
  if (kind === 'string' || kind === 'boolean') return typeof value === kind ? value : undefined;
  if (kind === 'number') return isDecimal(value) ? value : undefined;
  if (kind === 'list') return isFeelList(value) ? value : undefined;
  if (kind === 'context') return isFeelContext(value) ? value : undefined;
  const own = tagged(value);
  if (kind === 'day') return own?.kind === 'dateTime' ? own.date : own?.kind === 'date' ? own : undefined;
  if (kind === 'moment') {
    return own?.kind === 'date' ? makeDateTime(own, MIDNIGHT_UTC) : own?.kind === 'dateTime' ? own : undefined;
  }
  if (kind === 'duration') return own?.kind === 'yearsMonths' || own?.kind === 'daysTime' ? own : undefined;
  return own?.kind === kind ? own : undefined;
}
