import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#store/database';
import { type SqlValue, sql, statement } from '#store/sql';
import { writeOnce } from '#store/write-once';
import { type SubjectId, subjectId } from '#terms/ids';
import { derive } from '#terms/random';
import { Refusal } from '#terms/refusal';

const LENGTH = 32;
const NONCE = 12;
const TAG = 16;
const MOST_KEPT = 10_000;
/** A key destroyed by another process is forgotten here after this many milliseconds. */
const KEPT_FOR = 60_000;

/**
 * The master key, which never enters a database: `given` (MANUNGGAL_MASTER_KEY, 64 hexadecimal digits or base64 of 32 bytes),
 * else `<folder>/master.key`, made on first start for its owner's eyes only. Refuses with `master-key-malformed`.
 */
export function readMasterKey(folder: string, given?: string): Uint8Array {
  if (given !== undefined) return parse(given, 'MANUNGGAL_MASTER_KEY');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'master.key');
  writeOnce(path, () => `${randomBytes(LENGTH).toString('hex')}\n`);
  chmodSync(path, 0o600);
  return parse(readFileSync(path, 'utf8').trim(), path);
}

function parse(text: string, where: string): Uint8Array {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (bytes.length === LENGTH) return bytes;
  throw new Refusal('master-key-malformed', `${where} must hold 32 bytes, as hexadecimal or base64`, { where });
}

/** Data keys of people, each wrapped by the master key. Destroying one erases all that was sealed under it. */
export class KeyStore {
  /** For `lookupHash`: exact search without clear personal data. */
  readonly lookupKey: Uint8Array;
  private readonly database: Database;
  private readonly wrapping: Uint8Array;
  /** Oldest use first. */
  private readonly kept = new Map<SubjectId, { readonly key: Uint8Array; readonly until: number }>();

  constructor(database: Database, master: Uint8Array) {
    this.database = database;
    this.wrapping = derive(master, 'wrap data keys');
    this.lookupKey = derive(master, 'look-up');
  }

  /** The subject's key, made if there is none. To open what was sealed, use `find`: it never makes one. */
  async keyFor(subject: SubjectId): Promise<Uint8Array> {
    const key = (await this.keysFor([subject])).get(subject);
    if (key === undefined) throw new Error('a key that was just made is not there');
    return key;
  }

  /** Keys of several subjects in one statement, made where there is none. */
  async keysFor(subjects: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, Uint8Array>> {
    const { keys, missing } = this.fromMemory(subjects);
    if (missing.length === 0) return keys;
    const offered = missing.map((subject) => this.wrap(subject, randomBytes(LENGTH)));
    const made = await this.stored(MAKE, [missing, offered]);
    // One that another process made at the same moment is in neither half of the statement, but it is there now.
    const raced = missing.filter((subject) => !made.has(subject));
    if (raced.length > 0) this.add(keys, await this.stored(FIND, [raced]));
    return this.add(keys, made);
  }

  /** Keys that still exist: an erased subject is not among them. */
  async find(subjects: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, Uint8Array>> {
    const { keys, missing } = this.fromMemory(subjects);
    return missing.length === 0 ? keys : this.add(keys, await this.stored(FIND, [missing]));
  }

  /** Erases. True if there was a key. */
  async destroy(subject: SubjectId): Promise<boolean> {
    const gone = await this.database.run(sql`delete from keys where subject = ${subject}`);
    this.kept.delete(subject);
    return gone > 0;
  }

  private fromMemory(subjects: readonly SubjectId[]): { keys: Map<SubjectId, Uint8Array>; missing: SubjectId[] } {
    const keys = new Map<SubjectId, Uint8Array>();
    const missing: SubjectId[] = [];
    for (const subject of new Set(subjects)) {
      const found = this.kept.get(subject);
      this.kept.delete(subject);
      if (found === undefined || found.until < performance.now()) {
        missing.push(subject);
      } else {
        this.kept.set(subject, found); // used last
        keys.set(subject, found.key);
      }
    }
    return { keys, missing };
  }

  private async stored(text: string, values: readonly SqlValue[]): Promise<Map<SubjectId, Uint8Array>> {
    const rows = await this.database.many<{ subject: string; wrapped: Buffer }>(statement(text, values));
    const found = new Map<SubjectId, Uint8Array>();
    for (const row of rows) {
      const subject = subjectId(row.subject);
      found.set(subject, this.unwrap(subject, row.wrapped));
    }
    return found;
  }

  private add(keys: Map<SubjectId, Uint8Array>, found: ReadonlyMap<SubjectId, Uint8Array>): Map<SubjectId, Uint8Array> {
    for (const [subject, key] of found) {
      keys.set(subject, key);
      this.kept.set(subject, { key, until: performance.now() + KEPT_FOR });
      const oldest = this.kept.keys().next();
      if (this.kept.size > MOST_KEPT && oldest.done !== true) this.kept.delete(oldest.value);
    }
    return keys;
  }

  /** Bound to its subject, so that a row moved to another's name does not open. */
  private wrap(subject: SubjectId, key: Uint8Array): Uint8Array {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.wrapping, nonce).setAAD(Buffer.from(subject));
    return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  }

  private unwrap(subject: SubjectId, wrapped: Buffer): Uint8Array {
    const decipher = createDecipheriv('aes-256-gcm', this.wrapping, wrapped.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(subject)).setAuthTag(wrapped.subarray(wrapped.length - TAG));
    try {
      return Buffer.concat([decipher.update(wrapped.subarray(NONCE, wrapped.length - TAG)), decipher.final()]);
    } catch (error) {
      const message = 'The master key does not open the data keys of this database; it is the key of another one';
      throw new Refusal('master-key-wrong', message, {}, { cause: error });
    }
  }
}

const FIND = 'select subject, wrapped from keys where subject = any($1::uuid[])';

const MAKE = `with found as (select subject, wrapped from keys where subject = any($1::uuid[])),
  made as (
    insert into keys (subject, wrapped)
    select subject, wrapped from unnest($1::uuid[], $2::bytea[]) as offered (subject, wrapped)
    where not exists (select from found where found.subject = offered.subject) order by subject
    on conflict do nothing returning subject, wrapped
  )
  select subject, wrapped from found union all select subject, wrapped from made`;
