import { Refusal } from '#terms/refusal';

declare const form: unique symbol;
/** Nomor Induk Kependudukan: 16 digits PPKKCC DDMMYY SSSS (UU 24/2013). No check digit; only Dukcapil can confirm it. */
export type Nik = string & { readonly [form]: 'nik' };

/**
 * Reads a NIK as people type it: spaces and dots are ignored. Structure errors refuse; the region is where the person was
 * first registered and is never compared with the present address. A woman's day of birth is written plus 40.
 */
export function nik(text: string): Nik {
  const digits = text.replace(/[\s.]/g, '');
  const day = Number(digits.slice(6, 8));
  const month = Number(digits.slice(8, 10));
  const date = day > 40 ? day - 40 : day;
  const real = date >= 1 && month >= 1 && month <= 12 && date <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
  if (!/^\d{16}$/.test(digits) || !real || digits.endsWith('0000')) {
    throw new Refusal('nik-malformed', 'A NIK has 16 digits with a real date of birth in places 7 to 12');
  }
  return digits as Nik;
}

/** 9971••••••••0003: how a NIK is shown until somebody asks, on the record, to see it. */
export function maskNik(text: string): string {
  return `${text.slice(0, 4)}••••••••${text.slice(-4)}`;
}
