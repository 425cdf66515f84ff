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

/** Whom or what a record is about: a person by their NIK, or a thing (a stretch of road) by its key in a registry. */
export type About = { readonly nik: Nik } | { readonly registry: string; readonly key: string };

/** Pseudonyms of many in one statement, in their order, made where there is none. */
export async function subjectsOf(
  db: Runner,
  keys: KeyStore,
  about: readonly About[],
  at: Instant,
  seed: Seed,
): Promise<SubjectId[]> {
  const names = about.map((one) => nameHash(keys, one));
  const once = [...new Map(names.map((hmac) => [hmac.toString('hex'), hmac])).values()];
  const fresh = once.map((hmac) => freshSubject(hmac, at, seed));
  const rows = await db.many<{ nik_hmac: Buffer; subject: string }>(sql`
    with named as (select hmac, fresh from unnest(${once}::bytea[], ${fresh}::uuid[]) as w (hmac, fresh)),
         made as (
           insert into subjects (subject, nik_hmac)
           select fresh, hmac from named where not exists (select from subjects where nik_hmac = hmac)
           on conflict (nik_hmac) do nothing
           returning nik_hmac, subject)
    select nik_hmac, subject from made
    union all select s.nik_hmac, s.subject from subjects s join named on s.nik_hmac = named.hmac`);
  const known = new Map(rows.map(({ nik_hmac, subject }) => [nik_hmac.toString('hex'), subjectId(subject)]));
  const raced = async (hmac: Buffer) => namedSubject(db, hmac, at, seed); // another process made it at this very moment
  return Promise.all(names.map(async (hmac) => known.get(hmac.toString('hex')) ?? raced(hmac)));
}

/** Under which a pseudonym is found. */
export function nameHash({ lookupKey }: KeyStore, about: About): Buffer {
  return 'nik' in about
    ? lookupHash(lookupKey, 'nik', about.nik)
    : lookupHash(lookupKey, 'thing', `${about.registry}\n${about.key}`);
}

function freshSubject(hmac: Buffer, at: Instant, seed: Seed): string {
  return uuidv7(milliseconds(at), derive(seed, `subject/${hmac.toString('hex')}`, 10));
}

async function namedSubject(db: Runner, hmac: Buffer, at: Instant, seed: Seed): Promise<SubjectId> {
  const fresh = freshSubject(hmac, at, seed);
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
