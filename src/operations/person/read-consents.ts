import { allowCitizen, type Person } from '#access/person';
import { consentsOf, type KeptConsent } from '#exchange/consent';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import { labelInside } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { plain } from '#operations/person/say-look';
import type { ConsentsView } from '#operations/views/consent';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';
import { capital } from '#terms/say';

/** `/persetujuan`: what the person allowed, to whom, until when; what was withdrawn or is over stays in the list. */
export async function readConsents(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  person: Person | null,
  language: Language,
  at: Instant,
): Promise<ConsentsView> {
  const { subject } = allowCitizen(person, 'own-trail');
  const all = await consentsOf(house, subject);
  const rows = all.map((one) => rowOf(house, one, language, at));
  return {
    standing: rows.filter(({ ended }) => ended === null),
    ended: rows.filter(({ ended }) => ended !== null),
  };
}

function rowOf(
  { library: { government } }: Pick<House, 'library'>,
  { record, withdrawn }: KeptConsent,
  language: Language,
  at: Instant,
): ConsentsView['standing'][number] {
  const { id, provider, consumer, purpose, fields, from, until } = record;
  const [service = '', read = ''] = purpose.split('/');
  const file = government.services.get(service);
  const definition = file?.file.reads[read];
  const over = until <= at ? until : null;
  return {
    id,
    from: dayIn(government.file.zone, from),
    until: dayIn(government.file.zone, until),
    ended: withdrawn ?? over,
    withdrawn: withdrawn !== null,
    holder: ownerOf(government, provider, language),
    receiver: ownerOf(government, consumer, language),
    fields: fields.map((name, n) => {
      const label = labelOf(government, name, language);
      return n === 0 ? label : labelInside(label);
    }),
    purpose: definition === undefined ? purpose : `${capital(plain(definition.purpose[language]))}.`,
    service: file === undefined ? null : { href: `/layanan/${service}`, label: file.texts[language].title },
    basis: definition === undefined ? null : basisView(definition.basis, language),
  };
}
