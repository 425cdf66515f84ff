import { allowCitizen, type Citizen, type Person } from '#access/person';
import type { ReadOrder } from '#exchange/ask';
import { carries, consentsOf, keepConsent, noteConsent } from '#exchange/consent';
import type { House } from '#operations/house';
import { appendOwn } from '#operations/person/append-own';
import { deadline } from '#terms/calendar';
import { chainId, uuidv7 } from '#terms/ids';
import type { Language } from '#terms/language';
import { type Instant, milliseconds } from '#terms/plain-date';
import { derive, type Seed, sha256Hex } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/**
 * The person allows one read, in the words that they were shown, and signs it by the sealed form of their session. Allowed
 * already, it stays as it is. Refuses `consent-unknown` where the read needs none, is about another person, or an officer of
 * a counter holds the session: nobody consents for somebody else.
 */
export async function giveConsent(
  house: Parts,
  citizen: Citizen,
  order: ReadOrder,
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const { definition, holder: provider, asker: consumer, service, read } = order;
  const { consent, facts: fields, basis } = definition;
  if (consent === undefined || !order.own || citizen.attended !== undefined)
    throw new Refusal('consent-unknown', 'This is not for the person to allow here', { read });
  const { subject } = citizen;
  const purpose = `${service}/${read}`;
  const use = { subject, provider, consumer, purpose, fields };
  const standing = (await consentsOf(house, subject, purpose)).find((one) => carries(one, use, at));
  if (standing !== undefined) return standing.id;
  const id = uuidv7(milliseconds(at), derive(seed, `consent/${purpose}`, 10));
  const record = {
    id,
    ...use,
    basis: `${basis.law}${basis.article === undefined ? '' : ` art. ${basis.article}`}`,
    from: at,
    until: deadline(house.library.government.calendar, at, consent.lasts),
    text: { version: consent.version, sha256: sha256Hex(consent.text[language]) },
    language,
  };
  const data = { consent: id, facts: fields, holder: provider, to: consumer, purpose, until: record.until };
  const act = { kind: 'consent-given', data } as const;
  return appendOwn(house, chainId(subject), act, at, derive(seed, `given/${purpose}`), async (db) => {
    await keepConsent({ ...house, db }, record, seed);
    return id;
  });
}

/** Withdraws a consent at once: the next request on it is refused. Refuses `consent-unknown`. */
export async function withdrawConsent(
  house: Parts,
  person: Person | null,
  id: string,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { subject } = allowCitizen(person, 'own-trail');
  const found = (await consentsOf(house, subject)).find((one) => one.id === id);
  if (found === undefined) throw new Refusal('consent-unknown', 'There is no such consent of yours');
  if (found.withdrawn !== null) return;
  const { purpose, fields, provider, consumer } = found.record;
  const data = { consent: id, facts: fields, holder: provider, to: consumer, purpose };
  const act = { kind: 'consent-withdrawn', data } as const;
  await appendOwn(house, chainId(subject), act, at, derive(seed, `withdrawn/${id}`), async (db) => {
    await noteConsent(db, id, 'withdrawn', at);
    return id;
  });
}
