import { allowCitizen, type Person } from '#access/person';
import { elementAt } from '#engine/called';
import type { Opened } from '#engine/case';
import type { Command } from '#engine/command';
import type { ReadOrder } from '#exchange/ask';
import { actorIn } from '#operations/case/case-people';
import { consentsAwaited } from '#operations/case/consents-awaited';
import { readOrder } from '#operations/case/gather-facts';
import type { Loaded } from '#operations/case/load-case';
import { readOwnCase } from '#operations/case/read-case-file';
import { transact } from '#operations/case/transact';
import { presentOffer } from '#operations/draft/consent-in-draft';
import type { House } from '#operations/house';
import { giveConsent } from '#operations/person/give-consent';
import type { ConsentInCaseView } from '#operations/views/consent';
import type { InboxKey } from '#store/effects';
import { wakeAsk } from '#store/queues';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;
type Ask = Opened & { readonly kind: 'ask' };

interface Wish {
  readonly number: string;
  readonly ask: number;
  readonly language: Language;
}

/** The moment of asking inside a case. Refuses `step-not-open` once it waits for this no more. */
export async function readConsentInCase(
  house: Parts,
  person: Person | null,
  wish: Wish,
  at: Instant,
): Promise<ConsentInCaseView> {
  const { number, ask, language } = wish;
  const { now } = await readOwnCase(house, person, { number }, at);
  const { wait, order } = awaited(now, ask, at);
  const action = `/berkas/${number}/setuju/${ask}`;
  const offer = presentOffer(now.program, order, action, language, at);
  return { number, service: now.program.service.texts[language].title, offer, action, until: wait.due };
}

/** "Setuju, ambilkan" in a case: the consent is kept and the holder is asked at once. Refuses `step-not-open`, `consent-unknown`. */
export async function consentInCase(
  house: Parts,
  person: Person | null,
  { number, ask, language }: Wish,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const citizen = allowCitizen(person, 'own-cases');
  const { now } = await readOwnCase(house, person, { number }, at);
  const { order } = awaited(now, ask, at);
  if (citizen.subject !== now.state.subject)
    throw new Refusal('consent-unknown', 'Nobody consents for somebody else', { read: order.read });
  await giveConsent(house, citizen, order, language, at, seed);
  await wakeAsk(house.db, now.caseId, ask, at);
}

/** "Isi sendiri": the case asks the person instead of the holder. Refuses `step-not-open`. */
export async function refuseInCase(
  house: Parts,
  person: Person | null,
  { number, ask }: Pick<Wish, 'number' | 'ask'>,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const citizen = allowCitizen(person, 'own-cases');
  const decide = async (now: Loaded): Promise<Command> => {
    const by = await actorIn(house, now, citizen, at);
    awaited(now, ask, at);
    return { kind: 'withhold', at, by, ask, reason: 'no-consent' };
  };
  await transact(house, { number }, { at, seed, inbox, decide });
}

function awaited(now: Loaded, ask: number, at: Instant): { readonly wait: Ask; readonly order: ReadOrder } {
  const wait = consentsAwaited(now).find(({ id, awaits }) => id === ask && awaits === 'consent');
  const order = wait === undefined ? undefined : orderOf(now, wait, at);
  if (wait === undefined || order === undefined)
    throw new Refusal('step-not-open', 'The case does not wait for this consent', { item: ask });
  return { wait, order };
}

function orderOf({ program, facts, state, number }: Loaded, { node, read }: Ask, at: Instant): ReadOrder | undefined {
  return readOrder(elementAt(program, node).program, read, facts, state.territory, number, at);
}
