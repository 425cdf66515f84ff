import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonical, type JsonObject } from '#terms/json';
import { derive, type Seed, sha256Hex } from '#terms/random';

/** A person's 256-bit data key. Destroying it erases everything sealed under it. */
export type DataKey = Uint8Array;

const NONCE = 12;
const TAG = 16;

/** First byte of what was deflated before it was sealed; JSON of an object begins with `{`. */
const DEFLATED = Buffer.from([1]);
/** Bytes from which deflating pays: the trace of a decision becomes a fifth, a single fact would only grow. */
const WORTH_DEFLATING = 512;
const DEFLATING = { level: 3, memLevel: 6, windowBits: 13 };

/**
 * AES-256-GCM of a JSON value, deflated (RFC 1951) where it is long: nonce || ciphertext || tag. The nonce is derived from seed, label and what is encrypted, so
 * a repeated command gives the same bytes and two different plaintexts never share a nonce.
 */
export function seal(key: DataKey, value: JsonObject, seed: Seed, label: string): Uint8Array {
  return sealText(key, canonical(value), seed, label);
}

/** `seal` for a value whose canonical form is at hand. */
export function sealText(key: DataKey, text: string, seed: Seed, label: string): Uint8Array {
  return sealBytes(key, packed(Buffer.from(text)), seed, label);
}

/** The same of bytes as they are: what somebody attached. */
export function sealBytes(key: DataKey, plain: Uint8Array, seed: Seed, label: string): Uint8Array {
  const nonce = derive(seed, `nonce/${label}/${sha256Hex(plain)}`, NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the key is another's or a byte was changed. */
export function unseal(key: DataKey, sealed: Uint8Array): JsonObject {
  return JSON.parse(unpacked(unsealBytes(key, sealed)).toString()) as JsonObject; // `seal` took a JSON object
}

/** Opens what `sealBytes` closed. Throws as `unseal` does. */
export function unsealBytes(key: DataKey, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()]);
}

function packed(json: Buffer): Buffer {
  return json.length < WORTH_DEFLATING ? json : Buffer.concat([DEFLATED, deflateRawSync(json, DEFLATING)]);
}

function unpacked(plain: Buffer): Buffer {
  return plain[0] === DEFLATED[0] ? inflateRawSync(plain.subarray(1)) : plain;
}

/** Exact search without clear personal data: HMAC-SHA-256 under the government's look-up key. */
export function lookupHash(key: Uint8Array, kind: string, value: string): Buffer {
  return createHmac('sha256', key).update(`${kind}\n${value}`).digest();
}
