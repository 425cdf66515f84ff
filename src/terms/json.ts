/** A JSON value. Decimals and dates travel as strings, typed by facts.yaml; rupiah as an integer up to 2^53-1. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/** RFC 8785 (JCS): the one byte form of a JSON value that is hashed or signed. Throws TypeError on NaN and infinities. */
export function canonical(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON has no such number');
    return JSON.stringify(value);
  }
  return isList(value) ? canonicalList(value) : canonicalObject(value);
}

// Every act is hashed in this form, some with dozens of values: texts are grown, not joined from lists.
function canonicalList(list: readonly Json[]): string {
  let text = '';
  for (const value of list) text += text === '' ? canonical(value) : `,${canonical(value)}`;
  return `[${text}]`;
}

function canonicalObject(value: JsonObject): string {
  const given = Object.keys(value);
  const names = isSorted(given) ? given : given.toSorted(); // by UTF-16 code units, as RFC 8785 has it
  let text = '';
  for (const name of names) {
    if (text !== '') text += ',';
    text += quoted(name) + canonical(value[name] ?? null);
  }
  return `{${text}}`;
}

function isSorted(names: readonly string[]): boolean {
  for (let at = 1; at < names.length; at += 1) if ((names[at - 1] ?? '') > (names[at] ?? '')) return false;
  return true;
}

/** Names of members as they stand in JSON, colon included: a few hundred words come again and again. */
const QUOTED = new Map<string, string>();
const MOST_QUOTED = 2_000;

function quoted(name: string): string {
  let text = QUOTED.get(name);
  if (text === undefined) {
    text = `${JSON.stringify(name)}:`;
    if (QUOTED.size < MOST_QUOTED && name.length <= 64) QUOTED.set(name, text);
  }
  return text;
}

/** Array.isArray that keeps the readonly element type. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A scalar as text; nothing for null and what is not there; the canonical form of lists and objects. */
export function textOf(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? canonical(value) : String(value);
}

/** Those members of a list that are objects; none of what is no list. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return value !== undefined && isList(value) ? value.filter((one): one is JsonObject => isObject(one)) : [];
}
