import {
  between,
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelTime,
  MIDNIGHT_UTC,
  makeDateTime,
  monthsDuration,
  plusMonths,
  plusNanos,
  plusTime,
  SECOND,
  timeDuration,
} from '#rules/feel/calendar';
import { type Decimal, decimal, finite, isDecimal } from '#rules/feel/number';
import { boundedText, type Run, spend } from '#rules/feel/run';
import { type FeelValue, tagged } from '#rules/feel/value';

/** The operators of DMN 1.5, 10.3.2.9.1 to .4. Operands that do not go together give undefined, the empty result null. */
export function add(a: FeelValue, b: FeelValue, run: Run): FeelValue | undefined {
  if (isDecimal(a) && isDecimal(b)) return finite(a.plus(b));
  if (typeof a === 'string' && typeof b === 'string') return boundedText(run, a + b);
  const left = tagged(a);
  const right = tagged(b);
  if (left === null || right === null) return undefined;
  if (isDuration(right)) return shift(left, right);
  return isDuration(left) ? shift(right, left) : undefined;
}

export function subtract(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (isDecimal(a) && isDecimal(b)) return finite(a.minus(b));
  const left = tagged(a);
  const right = tagged(b);
  if (left === null || right === null) return undefined;
  if (isDuration(right)) return shift(left, negate(right));
  if (left.kind === 'time' && right.kind === 'time') return timesApart(left, right);
  const to = asDateTime(left);
  const from = asDateTime(right);
  if (to === null || from === null) return undefined;
  const nanos = between(to, from);
  return nanos === null ? null : { kind: 'daysTime', nanos };
}

function asDateTime(value: FeelValue): FeelDateTime | null {
  const temporal = tagged(value);
  if (temporal?.kind === 'dateTime') return temporal;
  return temporal?.kind === 'date' ? makeDateTime(temporal, MIDNIGHT_UTC) : null;
}

function isDuration(value: FeelValue): value is FeelDuration {
  const kind = tagged(value)?.kind;
  return kind === 'yearsMonths' || kind === 'daysTime';
}

function negate(duration: FeelDuration): FeelDuration {
  if (duration.kind === 'yearsMonths') return { kind: 'yearsMonths', months: 0 - duration.months };
  return { kind: 'daysTime', nanos: -duration.nanos };
}

function shift(value: FeelValue, by: FeelDuration): FeelValue | undefined {
  const moved = tagged(value);
  if (moved?.kind === 'date') return shiftDate(moved, by);
  if (moved?.kind === 'dateTime') {
    if (by.kind === 'daysTime') return plusNanos(moved, by.nanos);
    const date = plusMonths(moved.date, by.months);
    return date === null ? null : makeDateTime(date, moved.time);
  }
  if (moved?.kind === 'time') return by.kind === 'daysTime' ? plusTime(moved, by.nanos) : undefined;
  if (moved?.kind === 'yearsMonths' && by.kind === 'yearsMonths') return monthsDuration(moved.months + by.months);
  if (moved?.kind === 'daysTime' && by.kind === 'daysTime') return timeDuration(moved.nanos + by.nanos);
  return undefined;
}

function shiftDate(date: FeelDate, by: FeelDuration): FeelDate | null {
  if (by.kind === 'yearsMonths') return plusMonths(date, by.months);
  return plusNanos(makeDateTime(date, MIDNIGHT_UTC), by.nanos)?.date ?? null;
}

function timesApart(a: FeelTime, b: FeelTime): FeelValue {
  if ((a.offset === null) !== (b.offset === null)) return null;
  const apart = a.nanos - b.nanos - ((a.offset ?? 0) - (b.offset ?? 0)) * SECOND;
  return { kind: 'daysTime', nanos: BigInt(apart) };
}

export function multiply(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (isDecimal(a))
    return isDecimal(b) ? finite(a.times(b)) : isDuration(b) ? scale(b, (size) => size.times(a)) : undefined;
  return isDuration(a) && isDecimal(b) ? scale(a, (size) => size.times(b)) : undefined;
}

export function divide(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (isDecimal(a)) return isDecimal(b) ? (b.isZero() ? null : finite(a.dividedBy(b))) : undefined;
  if (!isDuration(a)) return undefined;
  if (isDecimal(b)) return b.isZero() ? null : scale(a, (size) => size.dividedBy(b));
  if (!isDuration(b) || a.kind !== b.kind) return undefined;
  const by = sizeOf(b);
  return by.isZero() ? null : finite(sizeOf(a).dividedBy(by));
}

/** Months of a duration, or its seconds. */
function sizeOf(duration: FeelDuration): Decimal {
  return decimal(duration.kind === 'yearsMonths' ? duration.months : duration.nanos);
}

/** Scaled durations are cut to whole months, or whole nanoseconds. */
function scale(duration: FeelDuration, by: (size: Decimal) => Decimal): FeelDuration | null {
  const size = finite(by(sizeOf(duration)));
  if (size === null) return null;
  const whole = size.truncated();
  if (duration.kind === 'daysTime') return timeDuration(BigInt(whole.toFixed()));
  return monthsDuration(whole.toNumber());
}

/** What a power, root, logarithm or exponential costs in steps: a hundred times an addition. */
export const TRANSCENDENTAL = 100;

export function power(a: FeelValue, b: FeelValue, run: Run): FeelValue | undefined {
  if (!isDecimal(a) || !isDecimal(b)) return undefined;
  spend(run, TRANSCENDENTAL);
  return finite(a.pow(b));
}

export function opposite(value: FeelValue): FeelValue | undefined {
  if (isDecimal(value)) return value.negated();
  return isDuration(value) ? negate(value) : undefined;
}
