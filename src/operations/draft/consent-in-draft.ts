import { allowCitizen, type Person } from '#access/person';
import type { Program } from '#engine/case';
import type { ReadOrder } from '#exchange/ask';
import { carries, consentsOf } from '#exchange/consent';
import { Looks } from '#exchange/trail';
import { gatherFacts, readOrder } from '#operations/case/gather-facts';
import { nextOf, type OpenedDraft } from '#operations/draft/draft-pages';
import { type Draft, findDraft, saveDraft } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import { basisView } from '#operations/marks/present-marks';
import { inside, labelInside, nameOf } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { giveConsent } from '#operations/person/give-consent';
import type { ConsentOffer } from '#operations/views/consent';
import { deadline } from '#terms/calendar';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** The read of an opening as an order for this draft; undefined where it needs no consent or cannot be asked. */
function orderOf(program: Program, draft: Draft, read: string, at: Instant): ReadOrder | undefined {
  const { file } = program.service;
  if (!file.opening.reads.includes(read) || file.reads[read]?.consent === undefined) return undefined;
  return readOrder(program, read, draft.facts, textOf(draft.facts.get(file.territory)?.value), null, at);
}

/** Consents that would spare the person fields of one page. At a counter none is offered: nobody allows for another. */
export async function consentOffers(
  house: Pick<House, 'db' | 'keys'>,
  { citizen, draft, program }: OpenedDraft,
  fields: readonly string[],
  language: Language,
  at: Instant,
): Promise<readonly ConsentOffer[]> {
  if (citizen.attended !== undefined) return [];
  const orders = program.service.file.opening.reads.flatMap((read) => orderOf(program, draft, read, at) ?? []);
  const useful = orders.filter(({ own, definition }) => own && definition.facts.some((fact) => fields.includes(fact)));
  if (useful.length === 0) return [];
  const kept = await consentsOf(house, citizen.subject);
  return useful.map((order) => {
    const given = kept.some((one) => carries(one, useOf(order, citizen.subject), at));
    return { ...presentOffer(program, order, `/draf/${draft.id}/setuju`, language, at), given };
  });
}

function useOf({ holder, asker, service, read, definition }: ReadOrder, subject: OpenedDraft['citizen']['subject']) {
  return { subject, provider: holder, consumer: asker, purpose: `${service}/${read}`, fields: definition.facts };
}

/** A consent as it is asked for, not yet given. `action`: where it is sent. The read must name one. */
export function presentOffer(
  { government }: Program,
  { definition, holder, asker, read }: ReadOrder,
  action: string,
  language: Language,
  at: Instant,
): ConsentOffer {
  const { consent, facts, basis } = definition;
  if (consent === undefined) throw new Error(`the read ${read} names no consent`);
  return {
    action,
    read,
    holder: inside(nameOf(government, holder, language)),
    receiver: inside(nameOf(government, asker, language)),
    fields: facts.map((name) => labelInside(labelOf(government, name, language))),
    text: consent.text[language],
    until: dayIn(government.file.zone, deadline(government.calendar, at, consent.lasts)),
    basis: basisView(basis, language),
    given: false,
  };
}

/**
 * "Setuju, ambilkan": the consent is kept, the holder is asked at once, and the draft goes on with what it gave. Refuses
 * `draft-unknown`, `consent-unknown`.
 */
export async function consentInDraft(
  house: Parts,
  person: Person | null,
  { id, read, language }: { readonly id: string; readonly read: string; readonly language: Language },
  at: Instant,
  seed: Seed,
): Promise<string> {
  const citizen = allowCitizen(person, 'apply');
  const draft = await findDraft(house, citizen, id, at);
  const { program } = house.library.newest(draft.service);
  const order = orderOf(program, draft, read, at);
  if (order === undefined) throw new Refusal('consent-unknown', 'Nothing here needs such a consent', { read });
  await giveConsent(house, citizen, order, language, at, seed);
  const looks = new Looks(house.db, at, seed);
  try {
    const { facts, unanswered } = await gatherFacts(house, program, draft.facts, citizen.subject, at, looks);
    const before = draft.unanswered.filter((one) => unanswered.some((now) => now.read === one.read));
    const fresh = unanswered.filter((now) => !before.some((one) => one.read === now.read));
    const kept = { ...draft, facts, unanswered: [...before, ...fresh] };
    await saveDraft(house, citizen, kept, at, seed);
    const answered = order.definition.facts.every((fact) => facts.get(fact)?.source.kind === 'fetched');
    return answered ? nextOf(program, kept) : pageAsking(program, draft, order.definition.facts);
  } finally {
    await looks.settle();
  }
}

/** The page where the person fills in what the holder did not give. */
function pageAsking(program: Program, draft: Draft, facts: readonly string[]): string {
  const form = program.service.forms.get(program.service.file.opening.form);
  const page = form?.pages.find(({ fields }) => fields.some((name) => facts.includes(name)));
  return page === undefined ? nextOf(program, draft) : `/draf/${draft.id}/isi/${page.id}`;
}
