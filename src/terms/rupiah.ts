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

/** Rp1.183.000 in Indonesian, Rp1,183,000 in English; no space, as the pages write it. */
export function sayRupiah(amount: Rupiah | bigint | number, language: Language): string {
  const digits = BigInt(amount).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+(?!\d))/g, language === 'id' ? '.' : ',');
  return grouped.startsWith('-') ? `-Rp${grouped.slice(1)}` : `Rp${grouped}`;
}
