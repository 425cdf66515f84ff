import type { Runner } from '#store/database';
import { asJson, sql } from '#store/sql';
import { type Instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';

/** A session ends after twelve hours. Milliseconds. */
const LONGEST = 12 * 3_600_000;

/** `demo`: chosen from a list; `word`: by a word that was handed over once. */
export type Amr = 'demo' | 'word';

export interface Session {
  readonly persona: string;
  /** How they proved who they are. */
  readonly amr: Amr;
  readonly until: Instant;
}

/** Opens a session under a random id of 256 bits, of which only the hash is stored. */
export async function openSession(db: Runner, id: string, persona: string, at: Instant, amr: Amr): Promise<void> {
  await db.run(sql`
    insert into sessions (id_hash, persona, data, created_at, seen_at, until)
    values (${sha256(id)}, ${persona}, ${asJson({ amr })}, ${at}, ${at}, ${later(at, LONGEST)})`);
}

/** The living session of an id; undefined when there is none. */
export async function findSession(db: Runner, id: string, at: Instant): Promise<Session | undefined> {
  const row = await db.one<{ persona: string | null; amr: Amr; until: Instant }>(sql`
    select persona, data->>'amr' as amr, until from sessions where id_hash = ${sha256(id)} and until > ${at}`);
  return row === undefined || row.persona === null
    ? undefined
    : { persona: row.persona, amr: row.amr, until: row.until };
}

export async function endSession(db: Runner, id: string): Promise<void> {
  await db.run(sql`delete from sessions where id_hash = ${sha256(id)}`);
}
