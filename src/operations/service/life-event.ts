import { allowCitizen, type Person } from '#access/person';
import { beginDraft } from '#operations/draft/change-draft';
import type { House } from '#operations/house';
import { refusalView } from '#operations/marks/say-refusal';
import { eventOf, inOrder, placesOf } from '#operations/service/event-standings';
import { eventRow, serviceRow } from '#operations/service/find-services';
import { informationRow } from '#operations/service/read-information';
import { readService } from '#operations/service/read-service';
import type { EventService, LifeEventView } from '#operations/views/door';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** A service of the event that could not be begun, and why. */
export type Unbegun = ReadonlyMap<string, Refusal>;

/**
 * What happens in a life: its services in the order that their prerequisites allow, what each gives and asks, and where the
 * person stands in each. `unbegun` is what the last attempt to begin could not. Refuses `page-unknown`.
 */
export async function readLifeEvent(
  house: Parts,
  person: Person | null,
  id: string,
  unbegun: Unbegun,
  language: Language,
  at: Instant,
): Promise<LifeEventView> {
  const { government } = house.library;
  const event = eventOf(government, id);
  const services = inOrder(government, event.services);
  const places = await placesOf(house, person, event, services, at);
  const rows = await Promise.all(
    services.map(async (service): Promise<EventService> => {
      const page = await readService(house, person, service.file.id, language, at);
      const failed = unbegun.get(service.file.id);
      return {
        ...serviceRow(government, service, language, at),
        gives: page.products.map(({ name }) => name),
        asks: page.notAsked.asked,
        spared: page.notAsked.groups.reduce((sum, { facts }) => sum + facts, 0),
        after: service.file.requires.map((one) => government.services.get(one)?.texts[language].title ?? one),
        standing: places.get(service.file.id)?.standing ?? { kind: 'ready' },
        refusal: failed === undefined ? null : refusalView(government, failed, language),
      };
    }),
  );
  return {
    event: eventRow(event, language),
    before: event.requires.map((one) => eventRow(eventOf(government, one), language)),
    services: rows,
    information: event.services.flatMap((one) =>
      government.information
        .filter((described) => described.id === one)
        .map((described) => informationRow(government, described, language, at)),
    ),
    asks: [...new Set(rows.flatMap(({ asks }) => asks))],
    ready: rows.filter(({ standing }) => standing.kind === 'ready').length,
    drafts: rows.filter(({ standing }) => standing.kind === 'draft').length,
    begun: [...places.values()].some(({ newest }) => newest !== null),
    signedIn: person?.kind === 'citizen',
  };
}

/**
 * Opens an application for each service of the event that may start now. One that is open or filed already is left as it is,
 * so that a form sent twice opens nothing twice; one that is refused does not keep the others from opening.
 */
export async function beginLifeEvent(
  house: Parts,
  person: Person | null,
  id: string,
  at: Instant,
  seed: Seed,
): Promise<Unbegun> {
  const citizen = allowCitizen(person, 'apply');
  const { government } = house.library;
  const event = eventOf(government, id);
  const services = inOrder(government, event.services);
  const places = await placesOf(house, citizen, event, services, at);
  const unbegun = new Map<string, Refusal>();
  for (const { file } of services) {
    if (places.get(file.id)?.standing.kind !== 'ready') continue;
    try {
      await beginDraft(house, citizen, file.id, at, derive(seed, `life-event/${file.id}`));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      unbegun.set(file.id, error);
    }
  }
  return unbegun;
}
