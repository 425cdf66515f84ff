import { allow, type Person } from '#access/person';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import { uuidv7 } from '#terms/ids';
import type { Language } from '#terms/language';
import { type Instant, later, milliseconds } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

export interface Feedback {
  readonly text: string;
  /** How to answer, if the person wishes; kept with the text and shown only to the coordinator. */
  readonly contact: string;
  /** Page, case number or refusal code it is about. */
  readonly about: string;
  readonly language: Language;
}

/** Most messages that are taken in an hour; a flood is refused, nobody is asked who they are. */
const MOST_AN_HOUR = 200;

/** Any message is welcome, without sign-in. Gives the number to ask with. Refuses `text-empty`, `too-many`. */
export async function giveFeedback(
  house: Pick<House, 'db'>,
  feedback: Feedback,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const text = feedback.text.trim();
  if (text === '' || text.length > 2_000) throw new Refusal('text-empty', 'Write between 1 and 2,000 characters');
  const recent = await house.db.one<{ n: bigint }>(
    sql`select count(*) as n from feedback where at > ${later(at, -3_600_000)}`,
  );
  if (Number(recent?.n ?? 0) >= MOST_AN_HOUR) throw new Refusal('too-many', 'Too many messages in this hour');
  const id = uuidv7(milliseconds(at), derive(seed, 'feedback', 10));
  const body = feedback.contact.trim() === '' ? text : `${text}\n\n(${feedback.contact.trim().slice(0, 100)})`;
  await house.db.run(sql`
    insert into feedback (id, at, lang, page, body) values (${id}, ${at}, ${feedback.language}, ${feedback.about.slice(0, 200)}, ${body})
    on conflict (id) do nothing`);
  return feedbackNumber(id);
}

/** The last eight characters of the id, as people can say them. */
export function feedbackNumber(id: string): string {
  return `MS-${id.slice(-8).toUpperCase()}`;
}

/** The coordinator answers; the answer stands on the board beside the message. */
export async function answerFeedback(
  house: Pick<House, 'db'>,
  person: Person | null,
  id: string,
  answer: string,
  at: Instant,
): Promise<void> {
  allow(person, 'answer-feedback');
  const text = answer.trim();
  if (text === '' || text.length > 2_000) throw new Refusal('text-empty', 'Write between 1 and 2,000 characters');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('page-unknown', 'There is no such message');
  await house.db.run(
    sql`update feedback set answer = ${text}, answered_at = ${at} where id = ${id} and answered_at is null`,
  );
}
