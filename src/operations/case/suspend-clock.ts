import { actorOf, allow, type Person } from '#access/person';
import { actorIn } from '#operations/case/case-people';
import type { CaseRef } from '#operations/case/load-case';
import { type Receipt, transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import type { InboxKey } from '#store/effects';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

export interface NewSuspension {
  /** The officer's own work item. */
  readonly item: number;
  /** Of suspensions.yaml. */
  readonly reason: string;
  /** What is asked. */
  readonly text: string;
}

/** An officer says whose turn it is, why, and what is asked; the clocks stand still as far as the service's budget goes. */
export async function suspendClock(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  { item, reason, text }: NewSuspension,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt> {
  const by = actorOf(allow(person, 'work-item'));
  const said = words(text);
  return transact(house, ref, {
    at,
    seed,
    ...(inbox === undefined ? {} : { inbox }),
    decide: () => ({ kind: 'suspend', at, by, item, reason, text: said }),
  });
}

/** The applicant answers, or the officer who asked ends what was asked: the clocks run on. */
export async function resumeClock(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  suspension: number,
  text: string,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt> {
  const doer = allow(person, person?.kind === 'citizen' ? 'own-cases' : 'work-item');
  const said = doer.kind === 'citizen' ? words(text) : text.trim();
  return transact(house, ref, {
    at,
    seed,
    ...(inbox === undefined ? {} : { inbox }),
    decide: async (now) => {
      const by = doer.kind === 'citizen' ? await actorIn(house, now, doer, at) : actorOf(doer);
      return { kind: 'resume', at, by, suspension, text: said };
    },
  });
}

function words(text: string): string {
  const said = text.trim();
  if (said.length === 0 || said.length > 2_000) throw new Refusal('text-empty', 'Write between 1 and 2,000 characters');
  return said;
}
