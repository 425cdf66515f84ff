import { Decimal as Base } from 'decimal.js';

/**
 * FEEL numbers: 34 significant digits, half-even, the exponents of IEEE 754-2008 decimal128 (DMN 1.5, 10.3.2.3.1).
 * Every number of an evaluation is made here, so no operation falls back to another precision.
 */
const Feel = Base.clone({
  precision: 34,
  rounding: Base.ROUND_HALF_EVEN,
  minE: -6176,
  maxE: 6144,
  toExpNeg: -6200,
  toExpPos: 6200,
});

export type Decimal = Base;

export const ZERO: Decimal = new Feel(0);
export const ONE: Decimal = new Feel(1);

export function isDecimal(value: unknown): value is Decimal {
  return value instanceof Base;
}

/** Rounds to 34 digits. Throws when the text is no number; see `readNumber`. */
export function decimal(value: string | number | bigint | Decimal): Decimal {
  return new Feel(value).toSignificantDigits(34);
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** null when the text is no number or lies outside decimal128. */
export function readNumber(text: string): Decimal | null {
  return NUMBER.test(text) ? finite(decimal(text)) : null;
}

/** Overflow, division by zero and the like are null in FEEL. */
export function finite(value: Decimal): Decimal | null {
  return value.isFinite() ? value : null;
}

/** A whole number small enough to count with; null otherwise. */
export function toInteger(value: Decimal): number | null {
  if (!value.isInteger()) return null;
  const number = value.toNumber();
  return Number.isSafeInteger(number) ? number : null;
}

export type RoundingName = 'up' | 'down' | 'half up' | 'half down' | 'half even' | 'floor' | 'ceiling';

const ROUNDING: { readonly [name in RoundingName]: Base.Rounding } = {
  up: Base.ROUND_UP,
  down: Base.ROUND_DOWN,
  'half up': Base.ROUND_HALF_UP,
  'half down': Base.ROUND_HALF_DOWN,
  'half even': Base.ROUND_HALF_EVEN,
  floor: Base.ROUND_FLOOR,
  ceiling: Base.ROUND_CEIL,
};

/** Digits after the point; negative scales round before it. decimal128 allows -6111 to 6176. */
export function round(value: Decimal, scale: number, how: RoundingName): Decimal | null {
  if (scale < -6111 || scale > 6176) return null;
  if (scale >= 0) return value.toDecimalPlaces(scale, ROUNDING[how]);
  const unit = new Feel(10).pow(-scale);
  return finite(value.dividedBy(unit).toDecimalPlaces(0, ROUNDING[how]).times(unit));
}
