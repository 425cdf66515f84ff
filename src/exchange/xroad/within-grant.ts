import { passedOn } from '#exchange/xroad/filtered';
import type { RestAnswer } from '#exchange/xroad/rest-message';
import { isObject, type Json, type JsonObject } from '#terms/json';

/** nonsense: whether it keeps to the grant cannot be told; leak: it does not, where nothing can be taken away. */
export type Judged = RestAnswer | 'nonsense' | 'leak';

/** Of a body that was cut, these would be untrue. */
const OF_WHOLE = ['etag', 'digest', 'content-digest', 'content-md5', 'last-modified'];

/**
 * What may leave of an old system's answer. `names` are the registry's own names of its fields, with the fact of each. Where it
 * gives a record or a list of them, members that are not granted are taken away; where nothing had to go, the bytes are as
 * they came. A refusal or a redirect goes as it is, unless it holds a field of the registry that was not granted.
 */
export function withinGrant(
  answer: RestAnswer,
  names: ReadonlyMap<string, string>,
  granted: readonly string[],
): Judged {
  const { status, fields, body } = answer;
  const said = { status, fields: passedOn(fields), body };
  const closed = (name: string) => !granted.includes(names.get(name) ?? '');
  const read = jsonOf(body);
  if (status >= 300)
    return read !== undefined && holds(read, (name) => names.has(name) && closed(name)) ? 'leak' : said;
  if (body.length === 0) return said;
  const records = Array.isArray(read) ? read : [read];
  if (!records.every(isObject)) return 'nonsense';
  if (!records.some((record) => Object.keys(record).some(closed))) return said;
  const cut = records.map((record) => open(record, closed));
  const left = Buffer.from(JSON.stringify(Array.isArray(read) ? cut : cut[0]));
  return { status, fields: passedOn(fields, OF_WHOLE), body: left };
}

function open(record: JsonObject, closed: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !closed(name)));
}

function holds(value: Json, wrong: (name: string) => boolean): boolean {
  if (Array.isArray(value)) return value.some((one: Json) => holds(one, wrong));
  return isObject(value) && Object.entries(value).some(([name, inner]) => wrong(name) || holds(inner ?? null, wrong));
}

function jsonOf(body: Uint8Array): Json | undefined {
  try {
    return JSON.parse(Buffer.from(body).toString()) as Json; // what JSON.parse gives
  } catch {
    return undefined;
  }
}
