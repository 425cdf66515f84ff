import type { BillingRefusal } from '#billing/refusals';
import { Refusal } from '#terms/refusal';
import { type Rupiah, shareOut, type Weight } from '#terms/rupiah';

/**
 * Whole rupiah in proportion to the weights, as `shareOut` does it. Refuses with `weights-unusable` when a weight or the
 * total is negative, an id comes twice, or no weight is above 0.
 */
export function splitByWeights(total: Rupiah, weights: readonly Weight[]): ReadonlyMap<string, Rupiah> {
  try {
    return shareOut(total, weights);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const facts = { total: total.toString(), weights: weights.map(({ id, weight }) => `${id}=${weight}`) };
    throw new Refusal<BillingRefusal>('weights-unusable', 'These weights share out nothing', facts, { cause });
  }
}
