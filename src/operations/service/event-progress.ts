import { allowCitizen, type Citizen } from '#access/person';
import type { Government, Service } from '#definitions/government';
import { ownCase } from '#operations/case/list-cases';
import type { Looking } from '#operations/draft/draft-pages';
import { findDraft } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import { draftIn, isSendable } from '#operations/service/event-form';
import { eventOf, inOrder, type Place, placesOf } from '#operations/service/event-standings';
import { eventRow, serviceRow } from '#operations/service/find-services';
import type { EventProgressView } from '#operations/views/door';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/**
 * `/peristiwa/:id/kemajuan`: every service of an event side by side for the person signed in: its case with who holds it and
 * by when, its draft, or why it is left out; and what waits for what by the services' own prerequisites. Refuses `page-unknown`.
 */
export async function readEventProgress(house: Parts, looking: Looking, id: string): Promise<EventProgressView> {
  const { language, at } = looking;
  const citizen = allowCitizen(looking.person, 'own-cases');
  const { government } = house.library;
  const event = eventOf(government, id);
  const services = inOrder(government, event.services);
  const places = await placesOf(house, citizen, event, services, at);
  const wanted = services.filter(({ file }) => places.get(file.id)?.standing.kind !== 'left-out');
  return {
    event: eventRow(event, language),
    done: wanted.filter(({ file }) => places.get(file.id)?.standing.kind === 'done').length,
    total: wanted.length,
    services: await Promise.all(
      services.map(async (service) => {
        const place = places.get(service.file.id) ?? { standing: { kind: 'ready' as const }, newest: null };
        return {
          row: serviceRow(government, service, language, at),
          standing: place.standing,
          sendable: await sendable(house, citizen, service, place, at),
          case: place.newest === null ? null : await ownCase(house, citizen, place.newest, language, at),
          ...waits(government, services, service, places, language),
        };
      }),
    ),
  };
}

async function sendable(
  house: Parts,
  citizen: Citizen,
  { file }: Service,
  { standing }: Place,
  at: Instant,
): Promise<boolean> {
  if (standing.kind !== 'draft') return false;
  return isSendable(house.library.newest(file.id).program, await findDraft(house, citizen, draftIn(standing.href), at));
}

/** What is done holds nothing up any more; what is left out waits for nothing. */
function waits(
  government: Government,
  services: readonly Service[],
  service: Service,
  places: ReadonlyMap<string, Place>,
  language: Language,
): { readonly waitsFor: readonly string[]; readonly holdsUp: readonly string[] } {
  const kind = (id: string) => places.get(id)?.standing.kind;
  const title = (id: string) => government.services.get(id)?.texts[language].title ?? id;
  const settled = (id: string) => ['open', 'done', 'left-out'].includes(kind(id) ?? '');
  const { id, requires } = service.file;
  return {
    waitsFor: settled(id) ? [] : requires.filter((one) => kind(one) !== 'done').map(title),
    holdsUp:
      kind(id) === 'done'
        ? []
        : services
            .filter(({ file }) => file.requires.includes(id) && !settled(file.id))
            .map(({ file }) => title(file.id)),
  };
}
