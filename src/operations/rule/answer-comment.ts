import { actorOf, allow, type Person } from '#access/person';
import { VERDICTS, type Verdict } from '#engine/command';
import type { CaseRef } from '#operations/case/load-case';
import { loadCase } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import type { InboxKey } from '#store/effects';
import { sql } from '#store/sql';
import type { Instant } from '#terms/plain-date';
import { type Seed, sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'recent'>;

export interface CommentAnswer {
  /** Number of the comment inside the case. */
  readonly comment: number;
  readonly verdict: string;
  readonly reason: string;
}

/**
 * The agency that consults says what it made of a comment, and why; the answer is public. The reason is written before the
 * case is told, under its hash, and shown only once an act names it. Refuses `text-empty`, `verdict-missing`, `comment-not-open`, `not-your-case`.
 */
export async function answerComment(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  { comment, verdict, reason }: CommentAnswer,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const by = actorOf(allow(person, 'work-item'));
  const said = reason.replaceAll('\r\n', '\n').trim();
  if (!isVerdict(verdict)) throw new Refusal('verdict-missing', 'Say what became of the comment');
  if (said === '' || said.length > 2_000) throw new Refusal('text-empty', 'Write between 1 and 2,000 characters');
  const { caseId } = await loadCase(house, house.db, ref);
  const hash = sha256(said);
  await house.db.run(sql`
    insert into comment_answers (case_id, hash, body) values (${caseId}, ${hash}, ${said}) on conflict do nothing`);
  await transact(house, ref, {
    at,
    seed,
    inbox,
    decide: () => ({ kind: 'answer-comment', at, by, comment, verdict, hash: hash.toString('base64url') }),
  });
}

function isVerdict(text: string): text is Verdict {
  return VERDICTS.some((verdict) => verdict === text);
}
