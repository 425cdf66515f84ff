import type { Language } from '#terms/language';

declare const unit: unique symbol;
/** Whole rupiah. Money is never a floating-point number. */
export type Rupiah = bigint & { readonly [unit]: 'rupiah' };

/** Throws TypeError for a fraction or a number past 2^53-1. */
export function rupiah(amount: bigint | number | string): Rupiah {
  if (typeof amount === 'number' && !Number.isSafeInteger(amount)) throw new TypeError(`not whole rupiah: ${amount}`);
  return BigInt(amount) as Rupiah;
}

export function sum(amounts: Iterable<Rupiah>): Rupiah {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total as Rupiah;
}

/** A part of a sum. `weight` is in any unit, as long as all weights share it. */
export interface Weight {
  readonly id: string;
  readonly weight: bigint;
}

/**
 * Whole rupiah in proportion to the weights, by largest remainder: shares add up to `total`, and each is its exact quota
 * cut or raised to a whole rupiah. Ties go to the smaller id, so the order of the weights changes nothing. Throws RangeError
 * when the total or a weight is below 0, an id comes twice, or no weight is above 0.
 */
export function shareOut(total: Rupiah, weights: readonly Weight[]): ReadonlyMap<string, Rupiah> {
  const whole = weights.reduce((all, { weight }) => all + weight, 0n);
  const ids = new Set(weights.map(({ id }) => id));
  if (total < 0n || whole <= 0n || ids.size < weights.length || weights.some(({ weight }) => weight < 0n))
    throw new RangeError('these weights share out nothing');
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

function compare<T extends bigint | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Rp1.183.000 in Indonesian, Rp1,183,000 in English; no space, as the pages write it. */
export function sayRupiah(amount: Rupiah | bigint | number, language: Language): string {
  const digits = BigInt(amount).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+(?!\d))/g, language === 'id' ? '.' : ',');
  return grouped.startsWith('-') ? `-Rp${grouped.slice(1)}` : `Rp${grouped}`;
}
