import { actorOf, allow, type Person } from '#access/person';
import type { CaseRef } from '#operations/case/load-case';
import { type Receipt, transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import type { InboxKey } from '#store/effects';
import { agencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

export interface NewQuestion {
  readonly item: number;
  readonly to: string;
  readonly text: string;
  /** Holds the asker's decision until it is answered. */
  readonly blocking: boolean;
}

/** An officer asks another lane of the case. The question has an owner and a clock, and climbs when nobody answers. */
export async function askQuestion(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  question: NewQuestion,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt> {
  const by = actorOf(allow(person, 'ask-question'));
  const text = words(question.text);
  if (!house.library.government.agencies.has(question.to))
    throw new Refusal('agency-not-in-case', `There is no agency ${question.to}`, { agency: question.to });
  const to = agencyId(question.to);
  const { item, blocking } = question;
  return transact(house, ref, {
    at,
    seed,
    ...(inbox === undefined ? {} : { inbox }),
    decide: () => ({ kind: 'ask-question', at, by, item, to, blocking, text }),
  });
}

export async function answerQuestion(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  question: number,
  text: string,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt> {
  const by = actorOf(allow(person, 'ask-question'));
  const said = words(text);
  return transact(house, ref, {
    at,
    seed,
    ...(inbox === undefined ? {} : { inbox }),
    decide: () => ({ kind: 'answer-question', at, by, question, text: said }),
  });
}

/** The asker closes a question that has been answered. */
export async function closeQuestion(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  question: number,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt> {
  const by = actorOf(allow(person, 'ask-question'));
  return transact(house, ref, {
    at,
    seed,
    ...(inbox === undefined ? {} : { inbox }),
    decide: () => ({ kind: 'close-question', at, by, question }),
  });
}

function words(text: string): string {
  const said = text.trim();
  if (said.length === 0 || said.length > 2_000) throw new Refusal('text-empty', 'Write between 1 and 2,000 characters');
  return said;
}
