import { allowCitizen, type Person } from '#access/person';
import { formOver, parseForm } from '#definitions/form';
import { actorIn } from '#operations/case/case-people';
import type { CaseRef } from '#operations/case/load-case';
import { type Receipt, transact } from '#operations/case/transact';
import { mayDispute } from '#operations/draft/draft-pages';
import type { House } from '#operations/house';
import type { InboxKey } from '#store/effects';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

export interface Dispute {
  readonly fact: string;
  /** What the person says instead, as typed. */
  readonly declared: string;
  readonly text: string;
}

/**
 * "Data ini salah": the case goes on, the registry's value and the person's stand side by side for whoever decides. Refuses
 * `fact-unknown` for what no registry brought, or what decides where the case runs and whose it is.
 */
export async function disputeFact(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  dispute: Dispute,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt> {
  const citizen = allowCitizen(person, 'own-cases');
  const { fact, text } = dispute;
  return transact(house, ref, {
    at,
    seed,
    ...(inbox === undefined ? {} : { inbox }),
    decide: async (now) => {
      const { program, facts } = now;
      if (!mayDispute(program, { facts }, fact))
        throw new Refusal('fact-unknown', `${fact} cannot be disputed here`, { fact });
      const { values } = parseForm(formOver([fact]), program.government, { [fact]: dispute.declared });
      const by = await actorIn(house, now, citizen, at);
      return { kind: 'dispute', at, by, fact, declared: values[fact] ?? null, text: text.slice(0, 1_000) };
    },
  });
}
