import { MIDNIGHT_UTC, makeDateTime } from '#rules/feel/calendar';
import { fail, type Run } from '#rules/feel/run';
import {
  type FeelContext,
  type FeelFunction,
  type FeelValue,
  isFeelContext,
  isFeelList,
  type KindName,
  kindOf,
} from '#rules/feel/value';
import { spendOn } from '#rules/feel/weight';
import type { At } from '#rules/position';

/** A FEEL type (DMN 1.5, 10.3.2.1). `named` is an item definition: a base type and what it allows. */
export type FeelType =
  | { readonly kind: 'any' }
  | { readonly kind: 'basic'; readonly name: BasicName }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly members: ReadonlyMap<string, FeelType> }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[] | null; readonly result: FeelType }
  | { readonly kind: 'named'; readonly name: string; readonly base: () => FeelType; readonly allows: Allows | null };

/** Is the value among the allowed ones? Paid for by the run that asks. */
export type Allows = (value: FeelValue, run: Run) => boolean;

type BasicName = 'null' | 'boolean' | 'string' | 'number' | 'date' | 'time' | 'dateTime' | 'yearsMonths' | 'daysTime';

export const ANY: FeelType = { kind: 'any' };

const BASIC: { readonly [name: string]: FeelType } = {
  Any: ANY,
  any: ANY,
  Null: { kind: 'basic', name: 'null' },
  boolean: { kind: 'basic', name: 'boolean' },
  string: { kind: 'basic', name: 'string' },
  number: { kind: 'basic', name: 'number' },
  date: { kind: 'basic', name: 'date' },
  time: { kind: 'basic', name: 'time' },
  'date and time': { kind: 'basic', name: 'dateTime' },
  dateTime: { kind: 'basic', name: 'dateTime' },
  'years and months duration': { kind: 'basic', name: 'yearsMonths' },
  yearMonthDuration: { kind: 'basic', name: 'yearsMonths' },
  'days and time duration': { kind: 'basic', name: 'daysTime' },
  dayTimeDuration: { kind: 'basic', name: 'daysTime' },
  list: { kind: 'list', of: ANY },
  context: { kind: 'context', members: new Map() },
  function: { kind: 'function', parameters: null, result: ANY },
  range: { kind: 'range', of: ANY },
};

/** A type everybody knows by name; undefined for other names. */
export function basicType(name: string): FeelType | undefined {
  return Object.hasOwn(BASIC, name) ? BASIC[name] : undefined;
}

/** `instance of`: null is an instance of nothing but Null. */
export function isInstance(value: FeelValue, type: FeelType, run: Run): boolean {
  if (type.kind === 'any') return value !== null;
  if (value === null) return type.kind === 'basic' && type.name === 'null';
  spendOn(run, value);
  return conforms(value, withoutLimits(type), run);
}

/** `instance of` asks for the kind of value, not for allowed values. */
function withoutLimits(type: FeelType): FeelType {
  return type.kind === 'named' ? withoutLimits(type.base()) : type;
}

/** May the value stand where the type is asked for? null may stand anywhere, unless allowed values leave it out. */
function conforms(value: FeelValue, type: FeelType, run: Run): boolean {
  if (type.kind === 'any') return true;
  if (type.kind === 'named') {
    if (!conforms(value, type.base(), run)) return false;
    return type.allows === null || value === null || type.allows(value, run);
  }
  if (value === null) return true;
  if (type.kind === 'basic') return matchesBasic(kindOf(value), type.name);
  if (type.kind === 'list') return isFeelList(value) && value.every((item) => conforms(item, type.of, run));
  if (type.kind === 'context') return isFeelContext(value) && conformsMembers(value, type.members, run);
  const kind = value !== null && typeof value === 'object' && 'kind' in value ? value : null;
  if (kind === null) return false;
  if (kind.kind === 'range')
    return type.kind === 'range' && conforms(kind.start, type.of, run) && conforms(kind.end, type.of, run);
  return kind.kind === 'function' && type.kind === 'function' && conformsFunction(kind, type);
}

function matchesBasic(kind: KindName, name: BasicName): boolean {
  return kind === name;
}

function conformsMembers(value: FeelContext, members: ReadonlyMap<string, FeelType>, run: Run): boolean {
  for (const [name, type] of members) {
    const member = value.get(name);
    if (member === undefined || !conforms(member, type, run)) return false;
  }
  return true;
}

function conformsFunction(value: FeelFunction, type: FeelType & { kind: 'function' }): boolean {
  if (type.parameters === null) return true;
  if (type.parameters.length !== value.parameters.length) return false;
  const takes = type.parameters.every((wanted, i) => typeConforms(wanted, value.parameters[i]?.type ?? ANY));
  return takes && (value.result.kind === 'any' || typeConforms(value.result, type.result));
}

/** Is every value of one type a value of the other? (DMN 1.5, table 42) */
function typeConforms(one: FeelType, other: FeelType): boolean {
  if (other.kind === 'any') return true;
  if (one.kind === 'named') return one === other || typeConforms(one.base(), other);
  if (other.kind === 'named') return typeConforms(one, other.base());
  if (one.kind === 'basic') return other.kind === 'basic' && (one.name === 'null' || one.name === other.name);
  if (one.kind === 'list') return other.kind === 'list' && typeConforms(one.of, other.of);
  if (one.kind === 'range') return other.kind === 'range' && typeConforms(one.of, other.of);
  if (one.kind === 'context') {
    if (other.kind !== 'context') return false;
    return [...other.members].every(([name, type]) => {
      const member = one.members.get(name);
      return member !== undefined && typeConforms(member, type);
    });
  }
  if (one.kind !== 'function' || other.kind !== 'function') return false;
  if (other.parameters === null || one.parameters === null) return true;
  const parameters = one.parameters;
  const takes = other.parameters.every((wanted, i) => typeConforms(wanted, parameters[i] ?? ANY));
  return takes && parameters.length === other.parameters.length && typeConforms(one.result, other.result);
}

/**
 * The implicit conversions of DMN 1.5, 10.3.2.9.4: one value to a list of one and back, a date to midnight UTC.
 * undefined when the value does not fit.
 */
export function coerce(value: FeelValue, type: FeelType, run: Run): FeelValue | undefined {
  if (type.kind === 'any') return value;
  spendOn(run, value);
  if (conforms(value, type, run)) return value;
  if (value === null) return undefined;
  const base = baseOf(type);
  if (base.kind === 'list') {
    if (isFeelList(value)) return coerceItems(value, type, base.of, run);
    const list = [value];
    return conforms(list, type, run) ? list : undefined;
  }
  if (isFeelList(value)) {
    const only = value[0];
    return value.length === 1 && only !== undefined && conforms(only, type, run) ? only : undefined;
  }
  if (base.kind === 'basic' && base.name === 'dateTime' && kindOf(value) === 'date') return atMidnight(value);
  return undefined;
}

/** The value as its type asks, or null and a cause. `what` names what should have been of the type. */
export function fit(value: FeelValue, type: FeelType, run: Run, what: string, at?: At): FeelValue {
  if (value === null || type.kind === 'any') return value;
  const fitted = coerce(value, type, run);
  return fitted === undefined ? fail(run, `${what} is no ${sayType(type)}`, at) : fitted;
}

function coerceItems(values: readonly FeelValue[], type: FeelType, of: FeelType, run: Run): FeelValue | undefined {
  const list: FeelValue[] = [];
  for (const item of values) {
    const one = coerce(item, of, run);
    if (one === undefined) return undefined;
    list.push(one);
  }
  return conforms(list, type, run) ? list : undefined;
}

function atMidnight(value: FeelValue): FeelValue | undefined {
  if (value === null || typeof value !== 'object' || !('kind' in value) || value.kind !== 'date') return undefined;
  return makeDateTime(value, MIDNIGHT_UTC);
}

/** A function's variable may be typed by the function; what it answers is then typed by the function's result. */
export function resultOf(type: FeelType): FeelType {
  const base = baseOf(type);
  return base.kind === 'function' ? base.result : type;
}

export function baseOf(type: FeelType): FeelType {
  let base = type;
  while (base.kind === 'named') base = base.base();
  return base;
}

export function sayType(type: FeelType): string {
  if (type.kind === 'any') return 'Any';
  if (type.kind === 'basic' || type.kind === 'named') return type.name;
  if (type.kind === 'list') return `list<${sayType(type.of)}>`;
  if (type.kind === 'range') return `range<${sayType(type.of)}>`;
  return type.kind;
}
