import { type Builtin, couldTake, type SampleArguments, toFunction } from '#rules/feel/builtin';
import { CONTEXT_FUNCTIONS } from '#rules/feel/builtins/contexts';
import { CONVERSIONS } from '#rules/feel/builtins/conversions';
import { DATE_FUNCTIONS } from '#rules/feel/builtins/dates';
import { LIST_FUNCTIONS } from '#rules/feel/builtins/lists';
import { NUMBER_FUNCTIONS } from '#rules/feel/builtins/numbers';
import { RANGE_FUNCTIONS } from '#rules/feel/builtins/ranges';
import { STATISTICS } from '#rules/feel/builtins/statistics';
import { STRING_FUNCTIONS } from '#rules/feel/builtins/strings';
import type { FeelFunction } from '#rules/feel/value';

const ALL: readonly Builtin[] = [
  ...CONTEXT_FUNCTIONS,
  ...CONVERSIONS,
  ...DATE_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...RANGE_FUNCTIONS,
  ...STATISTICS,
  ...STRING_FUNCTIONS,
];

const LIBRARY: ReadonlyMap<string, FeelFunction> = new Map(ALL.map((one) => [one.name, toFunction(one)]));

/**
 * Whether a function could take arguments of which only samples are known (undefined: nothing is): in their order, or by
 * name. undefined when the library has no such function.
 */
export function libraryTakes(name: string, args: SampleArguments): boolean | undefined {
  const definition = ALL.find((one) => one.name === name);
  return definition === undefined ? undefined : couldTake(definition, args);
}

/** A function of the FEEL library. */
export function builtinNamed(name: string): FeelFunction | undefined {
  return LIBRARY.get(name);
}
