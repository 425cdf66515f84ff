import type { FeelDate, FeelDateTime, FeelDuration, FeelTime } from '#rules/feel/calendar';
import { type Decimal, isDecimal } from '#rules/feel/number';
import type { Run } from '#rules/feel/run';
import type { FeelType } from '#rules/feel/type';

/** Entries in the order they were written. */
export type FeelContext = ReadonlyMap<string, FeelValue>;

/** An interval. A missing end (`>= 5`) is null and open. */
export interface FeelRange {
  readonly kind: 'range';
  readonly start: FeelValue;
  readonly end: FeelValue;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  /** `= 5` and `!= 5` as values: ranges that are no interval. Both ends hold the value. */
  readonly operator?: '=' | '!=';
}

export interface FeelParameter {
  readonly name: string;
  readonly type: FeelType;
}

/** `call` gets one value for each parameter, already coerced. */
export interface FeelFunction {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly FeelParameter[];
  readonly result: FeelType;
  readonly call: (values: readonly FeelValue[], run: Run) => FeelValue;
  /** A decision service refuses an argument of another type; other functions take it as null. */
  readonly strict?: true;
  /** Built-in functions choose among several signatures by themselves. */
  readonly invoke?: (args: FeelArguments, run: Run) => FeelValue;
}

export type FeelArguments =
  | { readonly kind: 'positional'; readonly values: readonly FeelValue[] }
  | { readonly kind: 'named'; readonly values: ReadonlyMap<string, FeelValue> };

export type FeelValue =
  | null
  | boolean
  | string
  | Decimal
  | FeelDate
  | FeelTime
  | FeelDateTime
  | FeelDuration
  | readonly FeelValue[]
  | FeelContext
  | FeelRange
  | FeelFunction;

export function isFeelList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function isFeelContext(value: FeelValue): value is FeelContext {
  return value instanceof Map;
}

/** Values that carry their kind in a field. */
export type Tagged = FeelDate | FeelTime | FeelDateTime | FeelDuration | FeelRange | FeelFunction;

export type KindName = 'null' | 'boolean' | 'string' | 'number' | 'list' | 'context' | Tagged['kind'];

export function kindOf(value: FeelValue): KindName {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (isDecimal(value)) return 'number';
  if (isFeelList(value)) return 'list';
  return isFeelContext(value) ? 'context' : value.kind;
}

/** null for values without a kind field. */
export function tagged(value: FeelValue): Tagged | null {
  if (value === null || typeof value !== 'object' || isDecimal(value) || isFeelList(value)) return null;
  return isFeelContext(value) ? null : value;
}

/** A scalar argument may come as a list of one (DMN 1.5, 10.3.2.9.4). */
export function unwrapSingleton(value: FeelValue): FeelValue {
  if (!isFeelList(value) || value.length !== 1) return value;
  return value[0] ?? null;
}

export function asList(value: FeelValue): readonly FeelValue[] {
  return isFeelList(value) ? value : [value];
}
