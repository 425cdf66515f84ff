import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readValue } from '#definitions/form-value';
import type { CsvPlan } from '#definitions/registries-apart';
import { CsvFault, type CsvRow, csvRows } from '#exchange/csv-rows';
import type { FoundRecord, RegistryRecord } from '#exchange/registry-server';
import { type Json, type JsonObject, textOf } from '#terms/json';
import { type Instant, instant, milliseconds } from '#terms/plain-date';

/**
 * What is the matter with the files of a registry. broken: a file was not taken up, with the line and column at fault;
 * too-old: the newest good file is older than the agency promises; none: no good file has ever come.
 */
export type CsvFinding =
  | { readonly kind: 'broken'; readonly file: string; readonly line: number; readonly why: string }
  | { readonly kind: 'too-old'; readonly file: string; readonly asOf: Instant }
  | { readonly kind: 'none' };

export interface CsvRegistryOptions {
  /** The agency's own data folder; its files come into `drop/`. */
  readonly folder: string;
  readonly keyField: string;
  readonly plan: CsvPlan;
  readonly now: () => Instant;
}

/** A file as it was taken up: a copy of ours, one record a line, and where each record begins. */
interface Taken {
  readonly name: string;
  readonly stamp: string;
  readonly asOf: Instant;
  readonly handle: FileHandle;
  readonly places: ReadonlyMap<string, number>;
}

interface Candidate {
  readonly name: string;
  /** Changes when the file does. */
  readonly stamp: string;
  readonly asOf: Instant;
}

/** Milliseconds between two looks into `drop/`. */
const LOOK = 2_000;
/** Bytes read at once for a record; no record is longer (`csv-rows.ts`). */
const RECORD = 262_144;
const COPY = 'taken.ndjson';

/**
 * A registry that answers from the newest good file its agency has laid down. A file is taken up whole or not at all: it
 * streams through the checks into a copy, which replaces the former one at the end. Who reads meanwhile gets the former.
 */
export class CsvRegistry {
  private readonly options: CsvRegistryOptions;
  private taken: Taken | null = null;
  private broken: (CsvFinding & { readonly kind: 'broken'; readonly stamp: string; readonly asOf: Instant }) | null =
    null;
  private looked = 0;
  private looking: Promise<void> | null = null;

  private constructor(options: CsvRegistryOptions) {
    this.options = options;
  }

  /** Takes up what is there. A copy taken up before stands again without the file it came from. */
  static async open(options: CsvRegistryOptions): Promise<CsvRegistry> {
    mkdirSync(dropOf(options.folder), { recursive: true, mode: 0o700 });
    const registry = new CsvRegistry(options);
    registry.taken = await reopen(options);
    await registry.refresh();
    return registry;
  }

  async find(key: string): Promise<FoundRecord | undefined> {
    if (Date.now() - this.looked >= LOOK) {
      const looking = this.refresh();
      if (this.taken === null) await looking;
    }
    const { taken } = this;
    const place = taken?.places.get(key);
    if (taken === null || place === undefined) return undefined;
    const { asOf } = taken;
    const finding = this.shown();
    return { record: await recordAt(taken.handle, place), file: { asOf, ...(finding === null ? {} : { finding }) } };
  }

  findings(): readonly CsvFinding[] {
    const { taken, broken } = this;
    if (taken === null) return broken === null ? [{ kind: 'none' }] : [broken, { kind: 'none' }];
    const old = this.isTooOld(taken) ? [{ kind: 'too-old', file: taken.name, asOf: taken.asOf } as const] : [];
    return [...(broken === null ? [] : [broken]), ...old];
  }

  /** Looks for a newer file, one look at a time. */
  refresh(): Promise<void> {
    this.looking ??= this.takeNewest().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  async close(): Promise<void> {
    await this.looking;
    await this.taken?.handle.close();
    this.taken = null;
  }

  private shown(): 'too-old' | 'newer-broken' | null {
    const { taken, broken } = this;
    if (taken === null) return null;
    if (broken !== null && broken.asOf >= taken.asOf) return 'newer-broken';
    return this.isTooOld(taken) ? 'too-old' : null;
  }

  private isTooOld({ asOf }: Taken): boolean {
    const { amount, unit } = this.options.plan.oldest;
    return milliseconds(this.options.now()) - milliseconds(asOf) > amount * (unit === 'hours' ? HOUR : DAY);
  }

  /** From the newest file backwards to the first good one; never behind the one that is taken up. */
  private async takeNewest(): Promise<void> {
    this.looked = Date.now();
    for (const candidate of candidates(this.options)) {
      if (candidate.stamp === this.taken?.stamp) return;
      if (this.taken !== null && candidate.asOf < this.taken.asOf) return;
      if (candidate.stamp === this.broken?.stamp) continue;
      try {
        const taken = await takeUp(this.options, candidate);
        const former = this.taken?.handle;
        this.taken = taken;
        if (this.broken !== null && this.broken.asOf <= taken.asOf) this.broken = null;
        await former?.close();
        return;
      } catch (error) {
        const fault = faultOf(error);
        const { name: file, stamp, asOf } = candidate;
        if (this.broken === null || this.broken.asOf <= asOf)
          this.broken = { kind: 'broken', file, stamp, asOf, ...fault };
      }
    }
  }
}

/** What a file cannot be taken up for; anything else is a bug or a full disk and goes its way. */
function faultOf(error: unknown): { readonly line: number; readonly why: string } {
  if (error instanceof CsvFault) return { line: error.line, why: error.message };
  if (error instanceof TypeError) return { line: 0, why: 'the file is not in the encoding that was agreed' };
  throw error;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function dropOf(folder: string): string {
  return join(folder, 'drop');
}

/** Files of that name, newest first. */
function candidates({ folder, plan }: CsvRegistryOptions): readonly Candidate[] {
  const drop = dropOf(folder);
  const found = readdirSync(drop).flatMap((name): Candidate[] => {
    const day = dayNamed(plan.file, name);
    if (day === undefined) return [];
    const { mtimeMs, size } = statSync(join(drop, name));
    const asOf = day === null ? instant(mtimeMs) : instant(Date.parse(`${day}T00:00:00Z`));
    return [{ name, stamp: `${name}/${size}/${mtimeMs}`, asOf }];
  });
  return found.toSorted((a, b) => (a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? 1 : -1));
}

/** The day in a file's name; null where the pattern has none, undefined for a file of another name. */
function dayNamed(pattern: string, name: string): string | null | undefined {
  const [before = '', after] = pattern.split('{date}');
  if (after === undefined) return name === pattern ? null : undefined;
  if (!name.startsWith(before) || !name.endsWith(after)) return undefined;
  const date = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(name.slice(before.length, name.length - after.length));
  if (date === null || Number.isNaN(Date.parse(`${date[1]}-${date[2]}-${date[3]}`))) return undefined;
  return `${date[1]}-${date[2]}-${date[3]}`;
}

/** Streams a file through the checks into a copy and puts the copy in place. Throws `CsvFault`; then nothing has changed. */
async function takeUp(options: CsvRegistryOptions, { name, stamp, asOf }: Candidate): Promise<Taken> {
  const { folder, plan, keyField } = options;
  const path = join(folder, COPY);
  const out = await open(`${path}.new`, 'w', 0o600);
  const places = new Map<string, number>();
  try {
    let place = await write(out, `${JSON.stringify({ name, stamp, asOf })}\n`);
    for await (const { line, record } of records(join(dropOf(folder), name), plan)) {
      const key = textOf(record[keyField]);
      if (key === '' || places.has(key))
        throw new CsvFault(line, key === '' ? `a row has no ${keyField}` : `a row repeats a ${keyField}`);
      places.set(key, place);
      place += await write(out, `${JSON.stringify(record)}\n`);
    }
    await out.sync();
  } catch (error) {
    rmSync(`${path}.new`, { force: true });
    throw error;
  } finally {
    await out.close();
  }
  renameSync(`${path}.new`, path);
  return { name, stamp, asOf, places, handle: await open(path, 'r') };
}

async function write(out: FileHandle, text: string): Promise<number> {
  return (await out.write(text)).bytesWritten;
}

/** The copy of an earlier run; null where there is none. */
async function reopen({ folder, keyField }: CsvRegistryOptions): Promise<Taken | null> {
  const path = join(folder, COPY);
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return null;
  const places = new Map<string, number>();
  let place = 0;
  let head: JsonObject | undefined;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const read = JSON.parse(line) as JsonObject; // written by `takeUp`
    if (head === undefined) head = read;
    else places.set(textOf(read[keyField]), place);
    place += Buffer.byteLength(line) + 1;
  }
  const asOf = instant(textOf(head?.['asOf']));
  return { name: textOf(head?.['name']), stamp: textOf(head?.['stamp']), asOf, places, handle };
}

async function recordAt(handle: FileHandle, place: number): Promise<RegistryRecord> {
  const buffer = Buffer.alloc(RECORD);
  const { bytesRead } = await handle.read(buffer, 0, RECORD, place);
  const end = buffer.indexOf(0x0a);
  return JSON.parse(buffer.toString('utf8', 0, end < 0 ? bytesRead : end)) as RegistryRecord; // written by `takeUp`
}

/** Records of a file in its order, each value in the form its fact is kept in. */
async function* records(path: string, plan: CsvPlan): AsyncGenerator<{ line: number; record: JsonObject }> {
  const decoder = new TextDecoder(plan.encoding, { fatal: true });
  let columns: readonly string[] | undefined;
  for await (const row of csvRows(decoded(path, decoder), plan.separator)) {
    if (columns === undefined) columns = columnsOf(row, plan);
    else yield { line: row.line, record: recordOf(row, columns, plan) };
  }
  if (columns === undefined) throw new CsvFault(1, 'the file is empty');
}

async function* decoded(path: string, decoder: InstanceType<typeof TextDecoder>): AsyncGenerator<string> {
  for await (const chunk of createReadStream(path)) {
    yield decoder.decode(chunk as Uint8Array, { stream: true }); // a stream without encoding gives bytes
  }
  yield decoder.decode();
}

function columnsOf({ line, cells }: CsvRow, { columns }: CsvPlan): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const missing = Object.keys(columns).find((column) => !names.includes(column));
  if (missing !== undefined) throw new CsvFault(line, `the file has no column ${missing}`);
  return names;
}

function recordOf({ line, cells }: CsvRow, columns: readonly string[], plan: CsvPlan): JsonObject {
  if (cells.length !== columns.length)
    throw new CsvFault(line, `the row has ${cells.length} cells, not ${columns.length}`);
  const record: { [field: string]: Json } = {};
  for (const [index, column] of columns.entries()) {
    const field = plan.columns[column];
    const text = cells[index] ?? '';
    if (field === undefined || text === '') continue;
    const value = readValue(plan.types[field] ?? 'text', text);
    if (value === undefined) throw new CsvFault(line, `${column} is no ${plan.types[field]}`);
    record[field] = value;
  }
  return record;
}

/** The demonstration's first file, where nothing has ever been laid down. */
export function layDownFirst(folder: string, plan: CsvPlan, rows: readonly RegistryRecord[], at: Instant): void {
  const drop = dropOf(folder);
  mkdirSync(drop, { recursive: true, mode: 0o700 });
  if (readdirSync(drop).length > 0 || rows.length === 0) return;
  const columns = Object.entries(plan.columns);
  const quoted = (value: Json | undefined): string => `"${textOf(value).replaceAll('"', '""')}"`;
  const lines = [
    columns.map(([column]) => column).join(plan.separator),
    ...rows.map((row) => columns.map(([, field]) => quoted(row[field])).join(plan.separator)),
  ];
  const path = join(drop, plan.file.replace('{date}', at.slice(0, 10).replaceAll('-', '')));
  writeFileSync(`${path}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
