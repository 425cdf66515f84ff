import { createHash, type JsonWebKey } from 'node:crypto';

/** A P-256 public key as JWS verifiers and browsers take it (RFC 7518 6.2). */
export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/**
 * Whoever holds an agency's seal key: files of the example government, a PKCS#11 token, a certified signing service. The key
 * never leaves it.
 */
export interface Signer {
  /** Names the key in QR codes and in the trust list: its RFC 7638 thumbprint. */
  readonly kid: string;
  /** DER; the seal certificate first, then its issuers up to the root. */
  readonly certificateChain: readonly Uint8Array[];
  /** ECDSA over P-256 with SHA-256 of `data`; 64 bytes `r || s`, as JWS and PKCS#11 write it. */
  sign(data: Uint8Array): Promise<Uint8Array>;
}

/** Throws TypeError unless the key is of the one kind we seal with. */
export function publicJwk(key: JsonWebKey): PublicJwk {
  const { kty, crv, x, y } = key;
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) throw new TypeError('not a P-256 key');
  return { kty, crv, x, y };
}

/** RFC 7638: SHA-256 of the required members in lexical order, base64url. */
export function thumbprint({ crv, kty, x, y }: PublicJwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}
