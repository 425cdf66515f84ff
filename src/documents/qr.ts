import { createPublicKey, verify } from 'node:crypto';
import qrcode from 'qrcode';
import type { DocumentsRefusal } from '#documents/refusals';
import type { Signer } from '#documents/signer';
import { type TrustedKey, type TrustList, trustedKey, validAt } from '#documents/trust';
import { canonical, isObject, type Json, type JsonObject } from '#terms/json';
import { type Instant, instant, milliseconds } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** What a paper's code says; short names because each character costs printed size. */
export interface QrClaims {
  /** The agency whose seal it is. */
  readonly iss: string;
  /** Number of the document. */
  readonly sub: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp?: number;
  /** Kind of document: the service's id. */
  readonly doc: string;
  /** SHA-256 of the JCS of the data the paper was made from, base64url. */
  readonly h: string;
  /** A few fields as printed, so that a paper with a copied code shows itself. */
  readonly f?: JsonObject;
  /** Origin of the transparency log and the index of the deciding act's leaf. */
  readonly log?: string;
  readonly idx?: number;
  /** Status list and the document's place in it. */
  readonly st?: { readonly list: string; readonly index: number };
}

export interface ReadQr {
  readonly claims: QrClaims;
  /** From the trust list, never from the code. */
  readonly issuer: TrustedKey;
  readonly issuedAt: Instant;
}

const TYPE = 'mg-seal+jwt';
/** The largest code at level M holds 2,331 bytes; anything longer was never printed by us. */
const LONGEST = 2_400;

/** SHA-256 of the JCS of a paper's data, base64url: the `h` of its code. */
export function dataHash(data: JsonObject): string {
  return sha256(canonical(data)).toString('base64url');
}

/** `<base>/v#<compact JWS>`: the part after # never reaches a server (RFC 3986 3.5). Throws when `base` is no address. */
export async function signQr(base: string, claims: QrClaims, signer: Signer): Promise<string> {
  const address = new URL(base).href.replace(/\/+$/, '');
  const header = encode({ alg: 'ES256', kid: signer.kid, typ: TYPE });
  const signed = `${header}.${encode({ ...claims })}`;
  const signature = await signer.sign(Buffer.from(signed));
  return `${address}/v#${signed}.${Buffer.from(signature).toString('base64url')}`;
}

/**
 * Checks a scanned code without any network. Refuses with `qr-malformed`, `qr-foreign` or `qr-forged`. Whether the paper has
 * expired, been revoked or replaced since is a separate question.
 */
export function readQr(text: string, trust: TrustList): ReadQr {
  const { header, payload, signature, signed } = take(text);
  const kid = header['kid'];
  if (
    header['alg'] !== 'ES256' ||
    header['typ'] !== TYPE ||
    typeof kid !== 'string' ||
    Object.keys(header).length !== 3
  ) {
    throw refusal('qr-malformed', 'The header is not that of a seal code');
  }
  const issuer = trustedKey(trust, kid);
  if (issuer === undefined) throw refusal('qr-foreign', 'The trust list does not know the key', { kid });
  const key = createPublicKey({ key: { ...issuer.jwk }, format: 'jwk' });
  if (!verify('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, signature)) {
    throw refusal('qr-forged', 'The signature does not fit the words', { kid });
  }
  const claims = readClaims(payload);
  const issuedAt = instant(claims.iat * 1000);
  if (claims.iss !== issuer.agency) throw refusal('qr-forged', 'The key belongs to another agency', { kid });
  if (!validAt(issuer, issuedAt)) throw refusal('qr-foreign', 'The key was not valid at that time', { kid });
  return { claims, issuer, issuedAt };
}

/** SVG of the code at level M, with the quiet zone of four modules the standard asks for (ISO/IEC 18004 6.3.8). */
export function qrSvg(text: string): Uint8Array {
  const { side, path } = qrPath(text);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">`;
  return Buffer.from(
    `${svg}<path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path fill="#000" d="${path}"/></svg>`,
  );
}
const QUIET = 4;

/** The code as one path of unit squares inside a square of `side` modules, quiet zone included. */
export function qrPath(text: string): { readonly side: number; readonly path: string } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) path += darkRuns(row, modules);
  return { side: modules.size + 2 * QUIET, path };
}

/** One rectangle for each run of dark modules. */
function darkRuns(row: number, modules: { readonly size: number; get(row: number, column: number): number }): string {
  let path = '';
  for (let column = 0; column < modules.size; column += 1) {
    if (modules.get(row, column) === 0) continue;
    const from = column;
    while (column + 1 < modules.size && modules.get(row, column + 1) !== 0) column += 1;
    const width = column - from + 1;
    path += `M${from + QUIET} ${row + QUIET}h${width}v1h-${width}z`;
  }
  return path;
}

/** The time claim of a moment, in whole seconds. */
export function seconds(at: Instant): number {
  return Math.floor(milliseconds(at) / 1000);
}

interface Taken {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly signature: Uint8Array;
  readonly signed: string;
}

function take(text: string): Taken {
  const [, head = '', body = '', tail = ''] = /^https?:\/\/[^#\s]+\/v#([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text) ?? [];
  if (tail === '' || text.length > LONGEST) throw refusal('qr-malformed', 'This is not a seal code');
  const signature = decode(tail);
  if (signature.length !== 64) throw refusal('qr-malformed', 'The signature has another length');
  return { header: object(decode(head)), payload: object(decode(body)), signature, signed: `${head}.${body}` };
}

function encode(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Only the one spelling of the bytes: base64 lets the last character of a group vary unseen. */
function decode(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw refusal('qr-malformed', 'The code is not spelled in base64url');
  return bytes;
}

function object(bytes: Buffer): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(bytes.toString()) as Json; // what JSON.parse gives is JSON
  } catch (error) {
    throw new Refusal<DocumentsRefusal>('qr-malformed', 'The code holds no JSON', {}, { cause: error });
  }
  if (!isObject(value)) throw refusal('qr-malformed', 'The code holds no JSON object');
  return value;
}

function readClaims(payload: JsonObject): QrClaims {
  const { iss, sub, iat, exp, doc, h, f, log, idx, st } = payload;
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof doc !== 'string' || typeof h !== 'string') {
    throw refusal('qr-malformed', 'A seal code names agency, document, kind and hash');
  }
  if (!isTime(iat)) throw refusal('qr-malformed', 'A seal code names the time of issue');
  return {
    iss,
    sub,
    iat,
    doc,
    h,
    ...(isTime(exp) && { exp }),
    ...(isObject(f) && { f }),
    ...(typeof log === 'string' && { log }),
    ...(isTime(idx) && { idx }),
    ...(isObject(st) &&
      typeof st['list'] === 'string' &&
      isTime(st['index']) && { st: { list: st['list'], index: st['index'] } }),
  };
}

/** A whole number that a time or an index can be. */
function isTime(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function refusal(code: DocumentsRefusal, message: string, facts: JsonObject = {}): Refusal<DocumentsRefusal> {
  return new Refusal(code, message, facts);
}
