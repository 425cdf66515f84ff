import { allowCitizen, type Person } from '#access/person';
import type { Government, Service } from '#definitions/government';
import { subjectLookup } from '#operations/case/case-keys';
import { beginDraft } from '#operations/draft/change-draft';
import { draftsOf } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import { refusalView } from '#operations/marks/say-refusal';
import { eventRow, serviceRow } from '#operations/service/find-services';
import { informationRow } from '#operations/service/read-information';
import { readService } from '#operations/service/read-service';
import type { EventService, EventStanding, LifeEventView } from '#operations/views/door';
import { sql } from '#store/sql';
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
  const standings = await standingsOf(house, person, services, at);
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
        standing: standings.get(service.file.id) ?? { kind: 'ready' },
        refusal: failed === undefined ? null : refusalView(government, failed, language),
      };
    }),
  );
  return {
    event: eventRow(event, language),
    services: rows,
    information: event.services.flatMap((one) =>
      government.information
        .filter((described) => described.id === one)
        .map((described) => informationRow(government, described, language, at)),
    ),
    asks: [...new Set(rows.flatMap(({ asks }) => asks))],
    ready: rows.filter(({ standing }) => standing.kind === 'ready').length,
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
  const services = inOrder(government, eventOf(government, id).services);
  const standings = await standingsOf(house, citizen, services, at);
  const unbegun = new Map<string, Refusal>();
  for (const { file } of services) {
    if (standings.get(file.id)?.kind !== 'ready') continue;
    try {
      await beginDraft(house, citizen, file.id, at, derive(seed, `life-event/${file.id}`));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      unbegun.set(file.id, error);
    }
  }
  return unbegun;
}

function eventOf(government: Government, id: string): Government['file']['lifeEvents'][number] {
  const event = government.file.lifeEvents.find((one) => one.id === id);
  if (event === undefined) throw new Refusal('page-unknown', 'There is no such life event');
  return event;
}

/** Those required come first, else as the event names them. What requires itself is found when the folder is checked. */
export function inOrder(government: Pick<Government, 'services'>, ids: readonly string[]): readonly Service[] {
  const placed = new Map<string, Service>();
  const place = (id: string, behind: readonly string[]): void => {
    const service = government.services.get(id);
    if (service === undefined || placed.has(id) || behind.includes(id)) return;
    for (const one of service.file.requires) if (ids.includes(one)) place(one, [...behind, id]);
    placed.set(id, service);
  };
  for (const id of ids) place(id, []);
  return [...placed.values()];
}

/** Where the person stands in each service: the newest case counts, then a draft, then what must be done before. */
async function standingsOf(
  house: Parts,
  person: Person | null,
  services: readonly Service[],
  at: Instant,
): Promise<ReadonlyMap<string, EventStanding>> {
  if (person?.kind !== 'citizen') return new Map(services.map(({ file }) => [file.id, { kind: 'ready' }]));
  const { kind, hmac } = subjectLookup(person.subject);
  const [drafts, cases] = await Promise.all([
    draftsOf(house, person, at),
    house.db.many<{ number: string; service: string; status: string }>(sql`
      select c.number, c.service, c.status from lookup l join cases_all c on c.case_id = l.chain
      where l.kind = ${kind} and l.hmac = ${hmac} order by c.case_id desc limit 200`),
  ]);
  const done = new Set(cases.flatMap(({ service, status }) => (status === 'done' ? [service] : [])));
  return new Map(
    services.map(({ file }): [string, EventStanding] => {
      const draft = drafts.find(({ service }) => service === file.id);
      if (draft !== undefined) return [file.id, { kind: 'draft', href: `/draf/${draft.id}` }];
      const newest = cases.find(({ service }) => service === file.id);
      if (newest?.status === 'open') return [file.id, { kind: 'open', href: `/berkas/${newest.number}` }];
      if (newest?.status === 'done') return [file.id, { kind: 'done', href: `/berkas/${newest.number}` }];
      return [file.id, file.requires.every((one) => done.has(one)) ? { kind: 'ready' } : { kind: 'later' }];
    }),
  );
}
