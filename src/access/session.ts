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

/** The living session of an id, if there is one, and how many reorganisations are in effect: a visit begins with both. */
export async function findSession(
  db: Runner,
  id: string,
  at: Instant,
): Promise<{ readonly session: Session | undefined; readonly successions: number }> {
  const row = await db.one<{ persona: string | null; amr: Amr; until: Instant; successions: number }>(sql`
    select s.persona, s.data->>'amr' as amr, s.until, (select coalesce(max(n), 0) from successions) as successions
    from (select) one left join sessions s on s.id_hash = ${sha256(id)} and s.until > ${at}`);
  if (row === undefined) throw new Error('an outer join on one row gives one row');
  const { persona, amr, until, successions } = row;
  return { session: persona === null ? undefined : { persona, amr, until }, successions };
}

export async function endSession(db: Runner, id: string): Promise<void> {
  await db.run(sql`delete from sessions where id_hash = ${sha256(id)}`);
}
