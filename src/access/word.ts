import type { Runner } from '#store/database';
import { asJson, sql } from '#store/sql';
import { type Instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';

/** A word waits a day for its first and only use. Milliseconds. */
const WAITS = 24 * 3_600_000;

/**
 * Keeps a word by which somebody may sign in once; an earlier one of theirs is worth nothing from now on. Only its hash is
 * stored, in a form that no cookie can have.
 */
export async function giveWord(db: Runner, word: string, persona: string, at: Instant): Promise<void> {
  await db.run(sql`delete from sessions where persona = ${persona} and data->>'amr' = 'unused word'`);
  await db.run(sql`
    insert into sessions (id_hash, persona, data, created_at, seen_at, until)
    values (${hashOf(word)}, ${persona}, ${asJson({ amr: 'unused word' })}, ${at}, ${at}, ${later(at, WAITS)})`);
}

/** Uses a word up. Gives whose it was; undefined when there is no such word, or no longer. */
export async function useWord(db: Runner, word: string, at: Instant): Promise<string | undefined> {
  const row = await db.one<{ persona: string | null }>(sql`
    delete from sessions where id_hash = ${hashOf(word)} and until > ${at} returning persona`);
  return row?.persona ?? undefined;
}

/** Whether somebody can sign in or has: an unused word or a session, either still good. */
export async function hasWord(db: Runner, persona: string, at: Instant): Promise<boolean> {
  const row = await db.one(sql`select 1 from sessions where persona = ${persona} and until > ${at} limit 1`);
  return row !== undefined;
}

/** Wrong words from one source since a moment. */
export async function wrongWords(db: Runner, source: Uint8Array, since: Instant): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select count(*)::int as n from word_guesses where source = ${source} and at > ${since}`);
  return row?.n ?? 0;
}

/** Forgets those of before `since`. */
export async function noteWrongWord(db: Runner, source: Uint8Array, at: Instant, since: Instant): Promise<void> {
  await db.run(sql`delete from word_guesses where at <= ${since}`);
  await db.run(sql`insert into word_guesses (source, at) values (${source}, ${at})`);
}

function hashOf(word: string): Uint8Array {
  return sha256(`word/${word.trim().toUpperCase()}`);
}
