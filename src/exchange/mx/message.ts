import { createHash } from 'node:crypto';
import { MxFault } from '#exchange/mx/faults';

/** Header fields in the order and spelling of the wire; a field that came twice stands here twice. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** A request as it was received or is to be sent. The body is its raw bytes: JSON that was signed is never written anew. */
export interface RawRequest {
  readonly method: string;
  /** Path as on the request line. */
  readonly target: string;
  readonly fields: Fields;
  readonly body: Uint8Array;
}

export interface RawResponse {
  readonly status: number;
  readonly fields: Fields;
  readonly body: Uint8Array;
}

/** RFC 9530 `Content-Digest` of a body, SHA-256. */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** Every value of a field, whatever its spelling. */
export function valuesOf(fields: Fields, name: string): readonly string[] {
  let known = READ.get(fields);
  if (known === undefined) {
    known = new Map();
    for (const [given, value] of fields) {
      const lower = given.toLowerCase();
      const values = known.get(lower);
      if (values === undefined) known.set(lower, [value]);
      else values.push(value);
    }
    READ.set(fields, known);
  }
  return known.get(name) ?? NONE;
}

/** Fields are never changed once they are made, and each is looked for several times. */
const READ = new WeakMap<Fields, Map<string, string[]>>();
const NONE: readonly string[] = [];

/** The only value of a field. One that is missing, doubled, or not written as it was sent is refused. */
export function soleValue(fields: Fields, name: string): string {
  const [value, ...more] = valuesOf(fields, name);
  if (value === undefined) throw new MxFault('signature-bad', `${name} is missing`);
  if (more.length > 0) throw new MxFault('signature-bad', `${name} is doubled`);
  return value;
}

/** The same for a field that may be missing. */
export function atMostOne(fields: Fields, name: string): string | undefined {
  return valuesOf(fields, name).length === 0 ? undefined : soleValue(fields, name);
}

/** `node:http` gives names and values in turn. */
export function fieldsOf(raw: readonly string[]): Fields {
  const fields: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) fields.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return fields;
}
