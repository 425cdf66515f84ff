import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import type { BillingRefusal } from '#billing/refusals';
import { type Instant, milliseconds } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** Standard Webhooks: `v1` is HMAC-SHA-256 under a shared secret, `v1a` Ed25519. We send v1a and accept both. */
export type SigningKey =
  | { readonly kind: 'v1'; readonly secret: Uint8Array }
  | { readonly kind: 'v1a'; readonly privateKey: KeyObject };
export type VerifyingKey =
  | { readonly kind: 'v1'; readonly secret: Uint8Array }
  | { readonly kind: 'v1a'; readonly publicKey: KeyObject };

export interface WebhookHeaders {
  readonly 'webhook-id': string;
  /** Seconds since 1970 of this attempt, not of the event. */
  readonly 'webhook-timestamp': string;
  /** One signature a key, separated by spaces: the current key and the old one while rotating. */
  readonly 'webhook-signature': string;
}

/** Seconds by which sender's and receiver's clocks may differ. */
const WINDOW = 300;
/** Signatures looked at: a current and an old key of each kind are four. */
const MOST = 10;
/** Without a full stop, which is what parts the signed text. */
const ID = /^[\w-]{1,256}$/;
const TIMESTAMP = /^\d{1,12}$/;

export function signWebhook(id: string, at: Instant, body: string, keys: readonly SigningKey[]): WebhookHeaders {
  if (!ID.test(id)) throw new TypeError(`not a webhook id: ${id}`);
  const timestamp = String(Math.floor(milliseconds(at) / 1000));
  const text = signedText(id, timestamp, body);
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': keys.map((key) => signature(text, key)).join(' '),
  };
}

/**
 * The id of a message that one of the keys signed within five minutes of `at`; whoever receives it keeps the id and drops
 * a second one. `header` gives a header's value by its lower-case name. Refuses with `callback-unsigned` (a header is
 * missing or malformed), `callback-stale` or `callback-forged`.
 */
export function verifyWebhook(
  header: (name: keyof WebhookHeaders) => string | undefined,
  body: string | Uint8Array,
  keys: readonly VerifyingKey[],
  at: Instant,
): string {
  const [id = '', timestamp = '', given = ''] = (['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const).map(
    (name) => header(name),
  );
  if (!ID.test(id) || !TIMESTAMP.test(timestamp) || given === '')
    throw refusal('callback-unsigned', 'Nobody signed it');
  if (Math.abs(milliseconds(at) / 1000 - Number(timestamp)) > WINDOW) {
    throw refusal('callback-stale', 'Signed more than five minutes away from now');
  }
  const text = signedText(id, timestamp, body);
  if (!given.split(' ', MOST).some((one) => keys.some((key) => fits(text, one, key)))) {
    throw refusal('callback-forged', 'No known key signed this');
  }
  return id;
}

/** `whsec_<base64>` of 24 to 64 bytes. Throws TypeError. */
export function readSecret(text: string): Extract<SigningKey & VerifyingKey, { kind: 'v1' }> {
  const secret = bytesAfter('whsec_', text);
  if (secret.length < 24 || secret.length > 64) throw new TypeError('a webhook secret has 24 to 64 bytes');
  return { kind: 'v1', secret };
}

/** `whsk_<base64>` of an Ed25519 private key's 32 bytes (RFC 8032 5.1.5), with or without the public key's. Throws TypeError. */
export function readPrivateKey(text: string): Extract<SigningKey, { kind: 'v1a' }> {
  const der = Buffer.concat([PKCS8_ED25519, keyBytes('whsk_', text, [32, 64]).subarray(0, 32)]);
  return { kind: 'v1a', privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
}

/** `whpk_<base64>` of the 32 bytes of an Ed25519 public key. Throws TypeError. */
export function readPublicKey(text: string): Extract<VerifyingKey, { kind: 'v1a' }> {
  const der = Buffer.concat([SPKI_ED25519, keyBytes('whpk_', text, [32])]);
  return { kind: 'v1a', publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

export function sayPrivateKey(privateKey: KeyObject): string {
  return `whsk_${privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_ED25519.length).toString('base64')}`;
}

/** Also of a private key, whose public half it gives. */
export function sayPublicKey(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return `whpk_${publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_ED25519.length).toString('base64')}`;
}

/** RFC 8410 7 and 4: what comes before the 32 bytes. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

function signedText(id: string, timestamp: string, body: string | Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)]);
}

function signature(text: Buffer, key: SigningKey): string {
  const bytes = key.kind === 'v1' ? hmac(text, key.secret) : sign(null, text, key.privateKey);
  return `${key.kind},${bytes.toString('base64')}`;
}

function fits(text: Buffer, one: string, key: VerifyingKey): boolean {
  const comma = one.indexOf(',');
  if (one.slice(0, comma) !== key.kind) return false;
  const given = canonicalBase64(one.slice(comma + 1));
  if (given === undefined) return false;
  if (key.kind === 'v1a') return given.length === 64 && verify(null, text, key.publicKey, given);
  const expected = hmac(text, key.secret);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function hmac(text: Buffer, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

/** Only the one spelling of the bytes: base64 would let the last character of a group vary unseen. */
function canonicalBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function bytesAfter(prefix: string, text: string): Buffer {
  const bytes = text.startsWith(prefix) ? canonicalBase64(text.slice(prefix.length)) : undefined;
  if (bytes === undefined) throw new TypeError(`not a ${prefix} key`);
  return bytes;
}

function keyBytes(prefix: string, text: string, lengths: readonly number[]): Buffer {
  const bytes = bytesAfter(prefix, text);
  if (!lengths.includes(bytes.length)) throw new TypeError(`a ${prefix} key has another length`);
  return bytes;
}

function refusal(code: BillingRefusal, message: string): Refusal<BillingRefusal> {
  return new Refusal(code, message);
}
