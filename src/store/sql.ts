import { createHash } from 'node:crypto';

/** What a parameter may be. Arrays become PostgreSQL arrays; JSON goes in as text (`asJson`). */
export type SqlValue = string | number | bigint | boolean | null | Uint8Array | readonly SqlValue[];

/** A statement with its values. The name makes the server keep the parsed form on each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Texts are parsed once; every call from one place in the source shares its list of parts. */
const PREPARED = new WeakMap<readonly string[], { readonly name: string; readonly text: string }>();

/** A statement whose `${values}` travel as parameters, never as text: `sql`select service from cases where case_id = ${id}``. */
export function sql(parts: TemplateStringsArray, ...values: readonly SqlValue[]): Statement {
  let known = PREPARED.get(parts);
  if (known === undefined) {
    const text = parts.reduce((before, part, index) => `${before}$${index}${part}`);
    known = { name: nameOf(text), text };
    PREPARED.set(parts, known);
  }
  return { ...known, values };
}

/** For texts put together by the store itself. One text always has the same name. */
export function statement(text: string, values: readonly SqlValue[]): Statement {
  return { name: nameOf(text), text, values };
}

/** As many as there are texts in the program, and kinds of write: some dozens. */
const NAMES = new Map<string, string>();

function nameOf(text: string): string {
  let name = NAMES.get(text);
  if (name === undefined) {
    name = `s${createHash('sha256').update(text).digest('hex').slice(0, 20)}`;
    NAMES.set(text, name);
  }
  return name;
}

/** A value of a `json` or `jsonb` parameter. Bytes go by `hex`, bigints as strings, which PostgreSQL reads as bigint. */
export function asJson(value: unknown): string {
  return JSON.stringify(value);
}

/** `\\x0a1b`: how PostgreSQL reads and writes bytea as text. */
export function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

export function unhex(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex');
}
