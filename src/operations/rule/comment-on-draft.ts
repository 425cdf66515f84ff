import type { Person } from '#access/person';
import type { CaseRef } from '#operations/case/load-case';
import { loadCase } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { sealComment } from '#operations/rule/sealed-comment';
import type { InboxKey } from '#store/effects';
import { sql } from '#store/sql';
import { subjectId, uuidv7 } from '#terms/ids';
import { type Instant, later, milliseconds } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'recent'>;

export interface NewComment {
  /** Part of the draft it is about, as the person calls it; may be empty. */
  readonly about: string;
  readonly text: string;
  /** What the door knows of who comes, without asking who it is: bounds how much comes from one place. */
  readonly visitor: string;
}

const HOUR = 3_600_000;
const MOST_OF_VISITOR = 10;
const MOST_OF_CASE = 200;

/**
 * Anybody comments on a draft that is open to comments, signed in or not; nobody is asked who they are. The words are sealed
 * before the case is told, so that none is lost. Refuses `text-empty`, `too-many`, `consultation-closed`, `consultation-full`.
 */
export async function commentOnDraft(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  given: NewComment,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const text = given.text.replaceAll('\r\n', '\n').trim();
  const about = given.about.trim().slice(0, 80);
  if (text === '' || text.length > 2_000) throw new Refusal('text-empty', 'Write between 1 and 2,000 characters');
  const { caseId } = await loadCase(house, house.db, ref);
  const id = uuidv7(milliseconds(at), derive(seed, 'comment', 10));
  const subject =
    person?.kind === 'citizen' ? person.subject : subjectId(uuidv7(milliseconds(at), derive(seed, 'commenter', 10)));
  const visitor = sha256(given.visitor);
  await requireRoom(house, caseId, visitor, id, at);
  const { sealed, hash } = await sealComment(house.keys, subject, { text, about }, seed, id);
  const fresh = await house.db.run(sql`
    insert into comments (comment_id, case_id, subject, visitor, sealed, hash, at)
    values (${id}, ${caseId}, ${subject}, ${visitor}, ${sealed}, ${hash}, ${at}) on conflict (comment_id) do nothing`);
  try {
    await transact(house, ref, {
      at,
      seed,
      inbox,
      decide: () => ({ kind: 'comment', at, by: { kind: 'system' }, hash: Buffer.from(hash).toString('base64url') }),
    });
  } catch (error) {
    if (fresh > 0) await house.db.run(sql`delete from comments where comment_id = ${id}`);
    throw error;
  }
}

/** The same comment sent again takes no room. */
async function requireRoom(house: Parts, caseId: string, visitor: Uint8Array, id: string, at: Instant): Promise<void> {
  const since = later(at, -HOUR);
  const row = await house.db.one<{ own: number; all: number }>(sql`
    select count(*) filter (where visitor = ${visitor})::int as own, count(*)::int as all
    from comments where at > ${since} and comment_id <> ${id} and (case_id = ${caseId} or visitor = ${visitor})`);
  if ((row?.own ?? 0) < MOST_OF_VISITOR && (row?.all ?? 0) < MOST_OF_CASE) return;
  throw new Refusal('too-many', 'Too many comments in this hour');
}
