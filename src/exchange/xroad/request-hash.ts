import { createHash } from 'node:crypto';
import { type RawRequest, valuesOf } from '#exchange/mx/message';
import { FILTERED } from '#exchange/xroad/filtered';

/** Headers of an answer that an adapter must not bring along: they are made for it. */
const MADE = new Set(['x-road-request-id', 'x-road-request-hash']);

/**
 * X-Road's request hash (base64 of SHA-512), over the request as it came: `SHA512(SHA512(H) || SHA512(body))`, or `SHA512(H)`
 * where there is no body. `H` keeps order and spelling of the headers and doubled ones, so it needs the raw list, not a map.
 * An id is added only where the asker sent none. Source: nordic-institute/X-Road@fcd16216, RestRequest and RestMessage.
 */
export function requestHash(
  { method, target, fields, body }: RawRequest,
  { requestId, messageId }: { readonly requestId: string; readonly messageId: string },
): string {
  const kept = fields.filter(([name]) => !FILTERED.has(name.toLowerCase()) && !MADE.has(name.toLowerCase()));
  const lines = [
    `${method} ${target}`,
    ...kept.map(([name, value]) => `${name}:${value}`),
    `x-road-request-id:${requestId}`,
    ...(valuesOf(fields, 'x-road-id').length === 0 ? [`x-road-id:${messageId}`] : []),
  ];
  const head = sha512(Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1'));
  const whole = body.length === 0 ? head : sha512(Buffer.concat([head, sha512(body)]));
  return whole.toString('base64');
}

function sha512(bytes: Uint8Array): Buffer {
  return createHash('sha512').update(bytes).digest();
}
