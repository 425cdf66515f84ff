import type { Fields, RawResponse } from '#exchange/mx/message';
import type { Json } from '#terms/json';

/** A fault of ours as X-Road says it: 400 for a request that is not as agreed, 500 for a gateway that cannot. */
export function faultAnswer(
  status: 400 | 500,
  type: string,
  message: string,
  detail: string,
  more: Fields = [],
): RawResponse {
  const said = jsonAnswer(status, { type, message, detail });
  return { ...said, fields: [...said.fields, ['X-Road-Error', type], ...more] };
}

export function jsonAnswer(status: number, body: Json): RawResponse {
  const fields = [['Content-Type', 'application/json;charset=utf-8']] as const;
  return { status, fields, body: Buffer.from(JSON.stringify(body)) };
}
