import type { BillingRefusal } from '#billing/refusals';
import { Refusal } from '#terms/refusal';
import type { Rupiah } from '#terms/rupiah';

export interface Weight {
  readonly id: string;
  /** Any unit, as long as all weights share it. */
  readonly weight: bigint;
}

/**
 * Whole rupiah in proportion to the weights, by largest remainder: shares add up to `total`, and each is its exact quota
 * cut or raised to a whole rupiah. Ties go to the smaller id, so the order of the weights changes nothing. Refuses with
 * `weights-unusable` when a weight or the total is negative, an id comes twice, or no weight is above 0.
 */
export function splitByWeights(total: Rupiah, weights: readonly Weight[]): ReadonlyMap<string, Rupiah> {
  const whole = checked(total, weights);
  const quotas = weights.map(({ id, weight }) => ({
    id,
    cut: (total * weight) / whole,
    remainder: (total * weight) % whole,
  }));
  const left = total - quotas.reduce((given, { cut }) => given + cut, 0n);
  const byRemainder = quotas.toSorted((a, b) => compare(b.remainder, a.remainder) || compare(a.id, b.id));
  return new Map(
    byRemainder
      .map(({ id, cut }, place) => [id, (BigInt(place) < left ? cut + 1n : cut) as Rupiah] as const)
      .toSorted(([a], [b]) => compare(a, b)),
  );
}

/** The sum of the weights. */
function checked(total: Rupiah, weights: readonly Weight[]): bigint {
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0n);
  const ids = new Set(weights.map(({ id }) => id));
  if (total < 0n || whole <= 0n || ids.size < weights.length || weights.some(({ weight }) => weight < 0n)) {
    throw new Refusal<BillingRefusal>('weights-unusable', 'These weights share out nothing', {
      total: total.toString(),
      weights: weights.map(({ id, weight }) => `${id}=${weight}`),
    });
  }
  return whole;
}

function compare<T extends bigint | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
