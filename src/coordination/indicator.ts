import { Decimal } from 'decimal.js';
import type { OutcomeRefusal } from '#coordination/outcome-refusals';
import type { Indicator } from '#coordination/outcome-schema';
import { Refusal } from '#terms/refusal';

/** Enough digits that sums and differences of what people write are exact. */
const Exact = Decimal.clone({ precision: 40 });

type Way = Pick<Indicator, 'baseline' | 'target'>;

/**
 * Percent of the way from baseline to target, one decimal, never clipped: below 0 it got worse, above 100 the target is
 * passed. Null where nothing was observed: unknown, never 0. Refuses `indicator-standing-still` where the target is the baseline.
 */
export function progress({ baseline, target }: Way, value: string | null): string | null {
  const way = new Exact(target).minus(baseline);
  if (way.isZero())
    throw new Refusal<OutcomeRefusal>('indicator-standing-still', 'The target is the baseline', { baseline, target });
  if (value === null) return null;
  return new Exact(value).minus(baseline).times(100).div(way).toFixed(1);
}

/** A computed value as it is kept and shown: two decimals, half up, without idle zeros. */
export function shown(value: string): string {
  return new Exact(value).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed();
}

export type Trend = 'improving' | 'maintaining' | 'worsening' | 'unknown';

/** What the last two observations say. A change smaller than the threshold is none. */
export function trend(
  { better, changeThreshold }: Pick<Indicator, 'better' | 'changeThreshold'>,
  before: string | null,
  now: string | null,
): Trend {
  if (before === null || now === null) return 'unknown';
  const change = new Exact(now).minus(before);
  if (change.isZero() || change.abs().lessThan(changeThreshold)) return 'maintaining';
  return change.isPositive() === (better === 'up') ? 'improving' : 'worsening';
}

/** Agreed weights of the contributions. Refuses `weights-not-one` when one is below 0 or they are not exactly 1 together. */
export function requireWhole(weights: { readonly [agency: string]: string }): void {
  const sum = Object.values(weights).reduce((all, weight) => all.plus(weight), new Exact(0));
  const isBelow = Object.values(weights).some((weight) => new Exact(weight).isNegative());
  if (sum.equals(1) && !isBelow) return;
  throw new Refusal<OutcomeRefusal>('weights-not-one', `The weights are ${sum.toFixed()} together`, {
    sum: sum.toFixed(),
    weights: Object.entries(weights).map(([agency, weight]) => `${agency}=${weight}`),
  });
}
