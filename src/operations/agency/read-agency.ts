import { endOf, kinOf, type Succession } from '#agencies/succession';
import { type Government, servicesOnOffer } from '#definitions/government';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import { REORGANISATION_WORDS } from '#operations/reorganisation/say-reorganisation';
import type { Link } from '#operations/views/marks';
import type { AgencyView, KinView } from '#operations/views/reorganisation';
import type { Language } from '#terms/language';
import { dayIn, type Instant, plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** `/instansi/:id`: what it was called when, whom it followed and who followed it, and the services it has a lane in. Refuses `page-unknown`. */
export function readAgency(
  { library }: Pick<House, 'library'>,
  id: string,
  language: Language,
  at: Instant,
): AgencyView {
  const { government } = library;
  const agency = government.agencies.get(id);
  if (agency === undefined) throw new Refusal('page-unknown', 'There is no such agency', {});
  const { before, after } = kinOf(government.successions, id);
  const renamed = government.successions.filter(
    ({ kind, from }) => kind === 'rename' && from.some((one) => one === id),
  );
  const recorded = agency.names.slice(0, agency.names.length - renamed.length);
  return {
    owner: ownerOf(government, id, language),
    name: agency.name[language],
    office: agency.office[language],
    ended: endOf(government.successions, id) !== undefined,
    names: [
      ...recorded.map(({ name, from }) => ({ name, from: plainDate(from), recordedAt: null })),
      ...renamed.map(({ name, effectiveAt, switchedAt }) => ({
        name: name?.name[language] ?? '',
        from: dayIn(government.file.zone, effectiveAt),
        recordedAt: switchedAt,
      })),
    ],
    before: before.map((one) => kin(government, one, one.from, language)),
    after: after.map((one) => kin(government, one, one.to, language)),
    duties: servicesOf(government, id, language, at),
  };
}

function kin(
  government: Government,
  { kind, switchedAt }: Succession,
  agencies: readonly string[],
  language: Language,
): KinView {
  return {
    what: REORGANISATION_WORDS[language].kinds[kind],
    agencies: agencies.map(
      (id): Link => ({
        href: `/instansi/${id}`,
        label: government.agencies.get(id)?.name[language] ?? id,
      }),
    ),
    at: switchedAt,
  };
}

function servicesOf(government: Government, id: string, language: Language, at: Instant): string[] {
  const day = dayIn(government.file.zone, at);
  const roles = government.roles
    .filter(({ agency, from, to }) => agency === id && from <= day && (to === undefined || day < to))
    .map(({ role }) => role);
  return servicesOnOffer(government)
    .filter(({ file }) => Object.values(file.lanes).some(({ role }) => roles.includes(role)))
    .map(({ texts }) => texts[language].title);
}
