import { z } from 'zod';
import type { Fields } from '#exchange/mx/message';
import type { JsonObject } from '#terms/json';

/** A call of an old system as it was made, inside a signed request: whatever its verb, path and headers, no byte is lost. */
export interface RestCall {
  readonly method: string;
  /** What follows the service code, with its query. */
  readonly path: string;
  readonly fields: Fields;
  readonly body: Uint8Array;
}

/** What the old system said, a refusal or a redirect too. */
export interface RestAnswer {
  readonly status: number;
  readonly fields: Fields;
  readonly body: Uint8Array;
}

/** Member of a body of MX/1 under which a call or its answer travels, beside the key of the record. */
export const REST = '@rest';

const Name = z.string().regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}$/);
const Value = z.string().regex(/^[\t\x20-\x7e\x80-\xff]{0,8000}$/);
const Headers = z.array(z.tuple([Name, Value])).max(100);
const Body = z.base64();
const Call = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().regex(/^(\/[!-~]*|\?[!-~]*)?$/),
  fields: Headers,
  body: Body,
});
const Said = z.strictObject({ status: z.number().int().min(200).max(599), fields: Headers, body: Body });

/** Members of the request's body: the key first, whose commitment stands in the receipt. */
export function sayCall(keyField: string, key: string, { method, path, fields, body }: RestCall): Uint8Array {
  const call = { method, path, fields, body: Buffer.from(body).toString('base64') };
  return Buffer.from(JSON.stringify({ [keyField]: key, [REST]: call }));
}

/** undefined where the body holds no call; null where it is of another form than agreed. */
export function readCall(body: JsonObject): RestCall | null | undefined {
  if (!(REST in body)) return undefined;
  const read = Call.safeParse(body[REST]);
  return read.success ? { ...read.data, body: Buffer.from(read.data.body, 'base64') } : null;
}

export function sayAnswer({ status, fields, body }: RestAnswer): string {
  return JSON.stringify({ [REST]: { status, fields, body: Buffer.from(body).toString('base64') } });
}

/** null where it is no answer of an old system. */
export function readAnswer(body: Uint8Array): RestAnswer | null {
  try {
    const read = z.strictObject({ [REST]: Said }).parse(JSON.parse(Buffer.from(body).toString()));
    const { status, fields, body: said } = read[REST];
    return { status, fields, body: Buffer.from(said, 'base64') };
  } catch {
    return null;
  }
}
