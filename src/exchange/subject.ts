import { lookupHash } from '#ledger/seal';
import type { Runner } from '#store/database';
import type { KeyStore } from '#store/keys';
import { sql } from '#store/sql';
import { type SubjectId, subjectId, uuidv7 } from '#terms/ids';
import type { Nik } from '#terms/nik';
import { type Instant, milliseconds } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** The pseudonym under which a person's facts are sealed; made at first need. The NIK itself is stored nowhere in clear. */
export async function subjectOf(db: Runner, keys: KeyStore, nik: Nik, at: Instant, seed: Seed): Promise<SubjectId> {
  return namedSubject(db, lookupHash(keys.lookupKey, 'nik', nik), at, seed);
}

/** The same for a record that is about no person, a stretch of road: its looks stand on a chain of its own. */
export async function thingSubject(
  db: Runner,
  keys: KeyStore,
  registry: string,
  key: string,
  at: Instant,
  seed: Seed,
): Promise<SubjectId> {
  return namedSubject(db, lookupHash(keys.lookupKey, 'thing', `${registry}\n${key}`), at, seed);
}

async function namedSubject(db: Runner, hmac: Buffer, at: Instant, seed: Seed): Promise<SubjectId> {
  const fresh = uuidv7(milliseconds(at), derive(seed, `subject/${hmac.toString('hex')}`, 10));
  const row = await db.one<{ subject: string }>(sql`
    with known as (select subject from subjects where nik_hmac = ${hmac}),
         made as (
           insert into subjects (subject, nik_hmac)
           select ${fresh}::uuid, ${hmac} where not exists (select from known)
           on conflict (nik_hmac) do nothing
           returning subject)
    select subject from known union all select subject from made`);
  if (row !== undefined) return subjectId(row.subject);
  const raced = await db.one<{ subject: string }>(sql`select subject from subjects where nik_hmac = ${hmac}`);
  if (raced === undefined) throw new Error('a subject was neither found nor made');
  return subjectId(raced.subject);
}

/** The pseudonym of somebody already known here; undefined otherwise. */
export async function knownSubject(db: Runner, keys: KeyStore, nik: Nik): Promise<SubjectId | undefined> {
  const hmac = lookupHash(keys.lookupKey, 'nik', nik);
  const row = await db.one<{ subject: string }>(sql`select subject from subjects where nik_hmac = ${hmac}`);
  return row === undefined ? undefined : subjectId(row.subject);
}
