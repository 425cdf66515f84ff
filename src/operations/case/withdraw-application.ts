import { allowCitizen, type Person } from '#access/person';
import { actorIn } from '#operations/case/case-people';
import type { CaseRef } from '#operations/case/load-case';
import { type Receipt, transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import type { InboxKey } from '#store/effects';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** The applicant, or their agent, takes the application back; possible until it has been paid (`already-paid`). */
export async function withdrawApplication(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  reason: string,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt> {
  const citizen = allowCitizen(person, 'own-cases');
  return transact(house, ref, {
    at,
    seed,
    ...(inbox === undefined ? {} : { inbox }),
    decide: async (now) => {
      const by = await actorIn(house, now, citizen, at);
      return { kind: 'withdraw', at, by, reason: reason.slice(0, 200) };
    },
  });
}
