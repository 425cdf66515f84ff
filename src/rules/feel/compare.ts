import { type FeelDateTime, type FeelTime, MILLISECOND, momentOf, SECOND } from '#rules/feel/calendar';
import { isDecimal } from '#rules/feel/number';
import { type FeelContext, type FeelRange, type FeelValue, isFeelContext, isFeelList, tagged } from '#rules/feel/value';

/** FEEL equality (DMN 1.5, table 53): null when the two values are of different kinds and neither is null. */
export function equal(a: FeelValue, b: FeelValue): boolean | null {
  if (a === null || b === null) return a === b;
  if (typeof a === 'string' || typeof a === 'boolean') return typeof a === typeof b ? a === b : null;
  if (isDecimal(a)) return isDecimal(b) ? a.equals(b) : null;
  if (isFeelList(a))
    return isFeelList(b) ? a.length === b.length && a.every((x, i) => equal(x, b[i] ?? null) === true) : null;
  if (isFeelContext(a)) return isFeelContext(b) ? equalContexts(a, b) : null;
  return equalTagged(a, b);
}

function equalContexts(a: FeelContext, b: FeelContext): boolean {
  return (
    a.size === b.size && [...a].every(([name, value]) => b.has(name) && equal(value, b.get(name) ?? null) === true)
  );
}

function equalTagged(a: FeelValue, b: FeelValue): boolean | null {
  const left = tagged(a);
  const right = tagged(b);
  if (left === null || right === null || left.kind !== right.kind) return null;
  if (left.kind === 'function' || right.kind === 'function') return left === right;
  if (left.kind === 'range' || right.kind === 'range') {
    return left.kind === 'range' && right.kind === 'range' ? equalRanges(left, right) : null;
  }
  const order = compare(left, right);
  return order === null ? null : order === 0;
}

function equalRanges(a: FeelRange, b: FeelRange): boolean {
  const sameEnds = a.operator === b.operator && a.startIncluded === b.startIncluded && a.endIncluded === b.endIncluded;
  return sameEnds && equal(a.start, b.start) === true && equal(a.end, b.end) === true;
}

/** Negative, zero or positive; null when the two have no common order. */
export function compare(a: FeelValue, b: FeelValue): number | null {
  if (isDecimal(a)) return isDecimal(b) ? a.comparedTo(b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : null;
  const left = tagged(a);
  const right = tagged(b);
  if (left === null || right === null) return null;
  if (left.kind === 'date' && right.kind === 'date') {
    return left.year - right.year || left.month - right.month || left.day - right.day;
  }
  if (left.kind === 'dateTime' && right.kind === 'dateTime') {
    return compareMoments(left, right);
  }
  if (left.kind === 'time' && right.kind === 'time') return compareTimes(left, right);
  if (left.kind === 'yearsMonths' && right.kind === 'yearsMonths') return left.months - right.months;
  if (left.kind === 'daysTime' && right.kind === 'daysTime') return sign(left.nanos - right.nanos);
  return null;
}

/** Moments within one millisecond are the same moment: the precision every engine of the compatibility kit shares. */
function inMilliseconds(nanos: number): number {
  return Math.floor(nanos / MILLISECOND);
}

function sign(distance: bigint): number {
  if (distance === 0n) return 0;
  return distance < 0n ? -1 : 1;
}

function compareMoments(a: FeelDateTime, b: FeelDateTime): number | null {
  if ((a.time.offset === null) !== (b.time.offset === null)) return null;
  const left = momentOf(a);
  const right = momentOf(b);
  return left.day - right.day || inMilliseconds(left.nanos) - inMilliseconds(right.nanos);
}

function compareTimes(a: FeelTime, b: FeelTime): number | null {
  if ((a.offset === null) !== (b.offset === null)) return null;
  return inMilliseconds(a.nanos - (a.offset ?? 0) * SECOND) - inMilliseconds(b.nanos - (b.offset ?? 0) * SECOND);
}

/** By code point, so that characters beyond the basic plane come last. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
  }
  return a.length - b.length;
}

/** `=` or `!=` in the strict sense of `is()`: same kind and same written parts. */
export function identical(a: FeelValue, b: FeelValue): boolean {
  const left = tagged(a);
  const right = tagged(b);
  if (left === null || right === null) return equal(a, b) === true;
  if (left.kind === 'time' && right.kind === 'time') return sameTime(left, right);
  if (left.kind === 'dateTime' && right.kind === 'dateTime') {
    return compare(left.date, right.date) === 0 && sameTime(left.time, right.time);
  }
  return equal(a, b) === true;
}

function sameTime(a: FeelTime, b: FeelTime): boolean {
  return a.nanos === b.nanos && a.offset === b.offset && a.zone === b.zone;
}

/** Does the range hold the value? null when they have no common order. */
export function inRange(value: FeelValue, range: FeelRange): boolean | null {
  if (value === null) return null;
  if (range.operator !== undefined) return compareBy(range.operator, value, range.start);
  if (range.start !== null) {
    const order = compare(value, range.start);
    if (order === null) return null;
    if (order < 0 || (order === 0 && !range.startIncluded)) return false;
  }
  if (range.end !== null) {
    const order = compare(value, range.end);
    if (order === null) return null;
    if (order > 0 || (order === 0 && !range.endIncluded)) return false;
  }
  return range.start !== null || range.end !== null ? true : null;
}

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** The grammar lets no other text through. */
export function readOperator(text: string): Operator {
  if (text === '=' || text === '!=' || text === '<' || text === '<=' || text === '>' || text === '>=') return text;
  throw new Error(`unknown operator ${text}`);
}

export function compareBy(operator: Operator, a: FeelValue, b: FeelValue): boolean | null {
  if (operator === '=') return equal(a, b);
  if (operator === '!=') {
    const same = equal(a, b);
    return same === null ? null : !same;
  }
  const order = compare(a, b);
  if (order === null) return null;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** A list holds the value, by FEEL equality. */
export function listHas(list: readonly FeelValue[], value: FeelValue): boolean {
  return list.some((item) => equal(item, value) === true);
}
