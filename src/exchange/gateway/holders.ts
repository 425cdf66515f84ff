import { Pool } from 'pg';
import { CsvRegistry } from '#exchange/csv-registry';
import type { SourceFile } from '#exchange/gateway/gateway-file';
import type { HolderAnswer } from '#exchange/gateway/holder';
import {
  chosen,
  fieldOf,
  type HolderOptions,
  type OpenHolder,
  PATIENCE,
  RecordBody,
} from '#exchange/gateway/holder-parts';
import { askRegistryProcess } from '#exchange/registry-client';
import { oldHolder } from '#exchange/xroad/old-holder';
import type { Json } from '#terms/json';
import { instant } from '#terms/plain-date';

/** Bytes of a record. */
const MOST = 65_536;

/** Opens the agency's own system behind its gateway. */
export async function openHolder(options: HolderOptions): Promise<OpenHolder> {
  const { source } = options;
  if (source.kind === 'csv') return csvHolder(options, source);
  if (source.kind === 'postgres') return postgresHolder(options, source);
  if (source.kind === 'xroad') return oldHolder(options, source);
  if (source.kind === 'officers') return NOBODY_NOW;
  return source.kind === 'http' ? httpHolder(options, source) : processHolder(options, source);
}

/** Officers answer whoever waits for them (`Served.officers`); nobody answers at once. */
const NOBODY_NOW: OpenHolder = {
  find: () => Promise.resolve({ kind: 'silent' }),
  close: () => Promise.resolve(),
};

async function csvHolder(
  { registry, csv, path, now }: HolderOptions,
  { folder }: SourceFile & { readonly kind: 'csv' },
): Promise<OpenHolder> {
  if (csv === null) throw new Error(`registry ${registry.id} says nothing of its file`);
  const keyField = fieldOf(registry, registry.key);
  const file = await CsvRegistry.open({ folder: path(folder), keyField, plan: csv, now: () => instant(now()) });
  return {
    find: async (key, facts) => {
      const found = await file.find(key);
      if (found === undefined) return { kind: 'unknown' };
      const fields = chosen(registry, found.record, facts);
      return { kind: 'found', fields, ...(found.file === undefined ? {} : { file: found.file }) };
    },
    close: () => file.close(),
  };
}

/** What such an API sends beyond the fields asked for is left here; what it sends under no field at all is not as agreed. */
function httpHolder(
  { registry, env }: HolderOptions,
  { url, token }: SourceFile & { readonly kind: 'http' },
): OpenHolder {
  const secret = token === undefined ? undefined : secretOf(env, token);
  const find = async (key: string, facts: readonly string[]): Promise<HolderAnswer> => {
    const response = await fetch(url.replace('{key}', encodeURIComponent(key)), {
      headers: { accept: 'application/json', ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }) },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 404) return { kind: 'unknown' };
    if (!response.ok) return { kind: 'silent' };
    const record = RecordBody.safeParse(await jsonIn(response));
    return record.success ? { kind: 'found', fields: chosen(registry, record.data, facts) } : { kind: 'nonsense' };
  };
  return { find, close: () => Promise.resolve() };
}

/** null where it is no JSON, or more of it than a record can be. */
async function jsonIn({ body }: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    const bytes = part as Uint8Array; // what fetch gives
    size += bytes.length;
    if (size > MOST) return null;
    parts.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString());
  } catch {
    return null;
  }
}

function processHolder(
  { registry, env }: HolderOptions,
  { url, token }: SourceFile & { readonly kind: 'process' },
): OpenHolder {
  const secret = secretOf(env, token);
  const find = async (key: string, facts: readonly string[]): Promise<HolderAnswer> => {
    const fields = facts.map((fact) => fieldOf(registry, fact));
    const request = { registry: registry.id, key, fields, asker: 'gateway', purpose: 'exchange', reference: '-' };
    const answered = await askRegistryProcess(url, secret, request, PATIENCE);
    if (answered.kind !== 'found') return answered;
    const { way } = answered;
    const file =
      way === undefined
        ? undefined
        : { asOf: way.asOf, ...(way.finding === undefined ? {} : { finding: way.finding }) };
    return { kind: 'found', fields: chosen(registry, answered.fields, facts), ...(file === undefined ? {} : { file }) };
  };
  return { find, close: () => Promise.resolve() };
}

function postgresHolder(
  { registry, env }: HolderOptions,
  { database, table, columns }: SourceFile & { readonly kind: 'postgres' },
): OpenHolder {
  const options = '-c default_transaction_read_only=on -c statement_timeout=1500';
  const pool = new Pool({
    connectionString: secretOf(env, database),
    options,
    max: 4,
    connectionTimeoutMillis: PATIENCE,
  });
  pool.on('error', () => undefined); // an idle connection broke; the next statement gets a new one
  const column = (field: string) => columns[field] ?? field;
  const find = async (key: string, facts: readonly string[]): Promise<HolderAnswer> => {
    // Names are those of the gateway's file, which allows letters, figures and underscores only; the key is a parameter.
    const wanted = facts.map((fact) => column(fieldOf(registry, fact)));
    const text = `select ${wanted.join(', ')} from ${table} where ${column(fieldOf(registry, registry.key))} = $1 limit 2`;
    const { rows } = await pool.query<unknown[]>({ text, values: [key], rowMode: 'array' });
    const [row] = rows;
    if (row === undefined) return { kind: 'unknown' };
    if (rows.length > 1) return { kind: 'nonsense' };
    const fields = Object.fromEntries(facts.flatMap((fact, at) => (row[at] === null ? [] : [[fact, jsonOf(row[at])]])));
    return { kind: 'found', fields };
  };
  return { find, close: () => pool.end() };
}

/** Numbers and days as a fact keeps them. */
function jsonOf(value: unknown): Json {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function secretOf(env: HolderOptions['env'], name: string): string {
  const secret = env[name];
  if (secret === undefined) throw new Error(`${name} is not set`);
  return secret;
}
