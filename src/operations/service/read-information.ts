import { agencyOf, type Government } from '#definitions/government';
import type { Information } from '#definitions/information-schema';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import type { InformationView, ServiceRow } from '#operations/views/door';
import type { Owner } from '#operations/views/marks';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';

/** `/layanan/:id` of a service that is only described here; null when there is none of that id. */
export function readInformation(
  { library: { government } }: Pick<House, 'library'>,
  id: string,
  language: Language,
  at: Instant,
): InformationView | null {
  const found = government.information.find((one) => one.id === id);
  if (found === undefined) return null;
  return {
    id,
    title: found.title[language],
    promise: found.promise[language],
    lead: ownerIn(government, found, language, at),
    isTranslated: language === 'id' || found.translated,
    requirements: found.requirements.map((one) => one[language]),
    procedure: found.procedure.map((one) => one[language]),
    time: found.time[language],
    fee: found.fee[language],
    products: found.products.map((one) => one[language]),
    where: found.where[language],
    link: found.link ?? null,
    complaints: found.complaints[language],
    basis: found.legalBasis.map((basis) => basisView(basis, language)),
  };
}

/** As a line of search and of a life event. */
export function informationRow(
  government: Government,
  found: Information,
  language: Language,
  at: Instant,
): ServiceRow {
  const { id, title, promise } = found;
  const lead = ownerIn(government, found, language, at);
  return { id, title: title[language], promise: promise[language], lead, planned: false };
}

function ownerIn(government: Government, { owner }: Information, language: Language, at: Instant): Owner {
  const day = dayIn(government.file.zone, at);
  const places = government.roles.filter(({ role }) => role === owner).map(({ territory }) => territory);
  const agency = places.map((place) => agencyOf(government, owner, place, day)).find((one) => one !== undefined);
  return ownerOf(government, agency ?? owner, language);
}
