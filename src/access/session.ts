import type { Runner } from '#store/database';
import { asJson, sql } from '#store/sql';
import { type Instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';

/** A demonstration session ends after twelve hours. Milliseconds. */
const LONGEST = 12 * 3_600_000;

export interface Session {
  readonly persona: string;
  readonly until: Instant;
}

/** Opens a session under a random id of 256 bits, of which only the hash is stored. */
export async function openSession(db: Runner, id: string, persona: string, at: Instant): Promise<void> {
  await db.run(sql`
    insert into sessions (id_hash, persona, data, created_at, seen_at, until)
    values (${sha256(id)}, ${persona}, ${asJson({ amr: 'demo' })}, ${at}, ${at}, ${later(at, LONGEST)})`);
}

/** The living session of an id; undefined when there is none. */
export async function findSession(db: Runner, id: string, at: Instant): Promise<Session | undefined> {
  const row = await db.one<{ persona: string | null; until: Instant }>(sql`
    select persona, until from sessions where id_hash = ${sha256(id)} and until > ${at}`);
  return row === undefined || row.persona === null ? undefined : { persona: row.persona, until: row.until };
}

export async function endSession(db: Runner, id: string): Promise<void> {
  await db.run(sql`delete from sessions where id_hash = ${sha256(id)}`);
}
