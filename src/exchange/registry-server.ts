import { timingSafeEqual } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { lockFolder } from '#store/folder-lock';
import type { Json } from '#terms/json';

/** What a registry process is asked: one record, the fewest fields, for one purpose. */
export const RegistryRequest = z.strictObject({
  registry: z.string(),
  key: z.string().min(1).max(64),
  fields: z.array(z.string()).min(1).max(50),
  asker: z.string(),
  purpose: z.string(),
  reference: z.string(),
});
export type RegistryRequest = z.infer<typeof RegistryRequest>;

export type RegistryRecord = { readonly [field: string]: Json };

export interface RegistryServerOptions {
  readonly port: number;
  /** The agency's own data folder: its records and its log of readings live here and nowhere else. */
  readonly folder: string;
  /** Records by registry and key, used when the folder has none yet. */
  readonly seed: { readonly [registry: string]: { readonly [key: string]: RegistryRecord } };
  /** Shared secret of the two houses; the signed protocol replaces it. */
  readonly token: string;
  /** Finds a record where it is not of `seed`; without it the folder's own records answer. */
  readonly find?: FindRecord;
}

/** A record, and of when it is where its agency lays down a file. */
export interface FoundRecord {
  readonly record: RegistryRecord;
  readonly file?: { readonly asOf: string; readonly finding?: string };
}

export type FindRecord = (registry: string, key: string) => Promise<FoundRecord | undefined>;

/** Milliseconds that a registry process of the same folder has to end. */
const PREDECESSOR = 10_000;

/**
 * An agency's own registry as a process of its own: `POST /read` gives the asked fields of one record, 404 when there is
 * none, 401 without the token. Every reading is written down here too. Binds to loopback only.
 */
export async function startRegistryServer(options: RegistryServerOptions): Promise<{ server: Server; port: number }> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const release = await lockFolder(options.folder, PREDECESSOR);
  const find = options.find ?? findIn(openRecords(options));
  const server = createServer((request, response) => {
    answer(request, response, options, find).catch(() => send(response, 500, { error: 'internal' }));
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port, '127.0.0.1', done);
  });
  server.once('close', release);
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : options.port };
}

type Records = RegistryServerOptions['seed'];

function openRecords(options: RegistryServerOptions): Records {
  const path = join(options.folder, 'records.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Records; // written below by this same function
  writeFileSync(`${path}.new`, JSON.stringify(options.seed), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return options.seed;
}

function findIn(records: Records): FindRecord {
  return (registry, key) => {
    const record = records[registry]?.[key];
    return Promise.resolve(record === undefined ? undefined : { record });
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: RegistryServerOptions,
  find: FindRecord,
): Promise<void> {
  if (request.method === 'GET' && request.url === '/health') return send(response, 200, { ok: true });
  if (request.method !== 'POST' || request.url !== '/read') return send(response, 404, { error: 'unknown path' });
  if (!tokenFits(request.headers.authorization, options.token)) return send(response, 401, { error: 'unknown asker' });
  const parsed = RegistryRequest.safeParse(parseJson(await body(request)));
  if (!parsed.success) return send(response, 400, { error: 'malformed request' });
  const found = await find(parsed.data.registry, parsed.data.key);
  noteReading(options.folder, parsed.data, found !== undefined);
  if (found === undefined) return send(response, 404, { error: 'no such record' });
  const { record, file } = found;
  const fields = Object.fromEntries(
    parsed.data.fields.filter((field) => field in record).map((field) => [field, record[field] ?? null]),
  );
  return send(response, 200, file === undefined ? { fields } : { fields, file: { ...file } });
}

function tokenFits(header: string | undefined, token: string): boolean {
  const [given, ours] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === ours.length && timingSafeEqual(given, ours);
}

/** Who read, for what, when; never whose record and never its values. */
function noteReading(folder: string, request: RegistryRequest, found: boolean): void {
  const { registry, fields, asker, purpose, reference } = request;
  appendFileSync(
    join(folder, 'readings.jsonl'),
    `${JSON.stringify({ at: new Date().toISOString(), registry, fields, asker, purpose, reference, found })}\n`,
  );
}

async function body(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part as Uint8Array); // node:http gives bytes when no encoding is set
    size += bytes.length;
    if (size > 16_384) return '';
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, value: Json): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
