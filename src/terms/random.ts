import { createHash, createHmac, hash } from 'node:crypto';

/** One command's randomness: 256 bits, passed in from the door. The same seed gives the same salts, ids and numbers. */
export type Seed = Uint8Array;

/** Extracted keys by the seed they come from: one command derives dozens of values from one seed. */
const EXTRACTED = new WeakMap<Seed, Buffer>();
const NO_SALT = new Uint8Array(32);

/**
 * At most 32 bytes of HKDF-SHA-256 (RFC 5869, no salt) of the seed, different for each label. Written out, since one HMAC
 * with the kept key is several times as fast as the platform's function.
 */
export function derive(seed: Seed, label: string, length = 32): Uint8Array {
  if (length > 32) throw new Error('one block of HKDF-SHA-256 has 32 bytes');
  let key = EXTRACTED.get(seed);
  if (key === undefined) {
    key = createHmac('sha256', NO_SALT).update(seed).digest();
    EXTRACTED.set(seed, key);
  }
  return new Uint8Array(createHmac('sha256', key).update(`${label}\u0001`).digest().subarray(0, length));
}

export function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

/** SHA-256 in hexadecimal. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data);
}

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Public case number `MG-2026-7K3MQ2ZD-5`: 8 random base-32 characters (Crockford, without I L O U) and a check character. */
export function caseNumber(year: number, random: Uint8Array): string {
  const body = [...random.subarray(0, 8)].map((byte) => BASE32[byte % 32]).join('');
  return `MG-${year}-${body}-${checkCharacter(body)}`;
}

/** Refuses a mistyped number before any look-up: weights 1..8 modulo 31. */
export function isCaseNumber(text: string): boolean {
  const found = /^MG-\d{4}-([0-9A-HJKMNP-TV-Z]{8})-([0-9A-HJKMNP-TV-Z])$/.exec(text);
  return found !== null && checkCharacter(found[1] ?? '') === found[2];
}

function checkCharacter(body: string): string {
  const weighed = body.split('').reduce((total, letter, at) => total + BASE32.indexOf(letter) * (at + 1), 0);
  return BASE32[weighed % 31] ?? '0';
}

/** Number of a sealed document, `D-2026-` and 16 random base-32 characters: 80 bits, so none can be guessed. */
export function documentNumber(year: number, random: Uint8Array): string {
  const body = [...random.subarray(0, 16)].map((byte) => BASE32[byte % 32]).join('');
  return `D-${year}-${body.slice(0, 8)}-${body.slice(8)}`;
}

export function isDocumentNumber(text: string): boolean {
  return /^D-\d{4}-[0-9A-HJKMNP-TV-Z]{8}-[0-9A-HJKMNP-TV-Z]{8}$/.test(text);
}
