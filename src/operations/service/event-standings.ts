import type { Person } from '#access/person';
import type { Government, Service } from '#definitions/government';
import { subjectLookup } from '#operations/case/case-keys';
import { draftsOf } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import { type EventStanding, type LeftOutReason, leftOutReason } from '#operations/views/door';
import type { Database } from '#store/database';
import { sql } from '#store/sql';
import { type ChainId, chainId, type SubjectId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export type LifeEvent = Government['file']['lifeEvents'][number];

/** Where a person stands in a service of an event, and their newest case of it, whatever became of it. */
export interface Place {
  readonly standing: EventStanding;
  readonly newest: ChainId | null;
}

/** Refuses `page-unknown`. */
export function eventOf(government: Government, id: string): LifeEvent {
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

/** What a person has left out of an event, and why: the last word about each service counts. */
export async function leftOutOf(
  db: Database,
  subject: SubjectId,
  event: string,
): Promise<ReadonlyMap<string, LeftOutReason>> {
  const rows = await db.many<{ service: string; reason: string | null }>(sql`
    select distinct on (data->>'service') data->>'service' as service, data->>'reason' as reason from acts
    where chain = ${subject} and kind in ('service-left-out', 'service-taken-up') and data->>'event' = ${event}
    order by data->>'service', seq desc`);
  return new Map(
    rows.flatMap(({ service, reason }) => {
      const known = leftOutReason(reason);
      return known === null ? [] : [[service, known]];
    }),
  );
}

const READY: Place = { standing: { kind: 'ready' }, newest: null };

/**
 * Where the person stands in each service of an event: a case that runs or is done counts first, then what was left out, a
 * draft, and what must be done before. Nobody in particular may start everything.
 */
export async function placesOf(
  house: Pick<House, 'db' | 'keys'>,
  person: Person | null,
  event: LifeEvent,
  services: readonly Service[],
  at: Instant,
): Promise<ReadonlyMap<string, Place>> {
  if (person?.kind !== 'citizen') return new Map(services.map(({ file }) => [file.id, READY]));
  const { kind, hmac } = subjectLookup(person.subject);
  const [drafts, cases, leftOut] = await Promise.all([
    draftsOf(house, person, at),
    house.db.many<CaseRow>(sql`
      select c.case_id, c.number, c.service, c.status from lookup l join cases_all c on c.case_id = l.chain
      where l.kind = ${kind} and l.hmac = ${hmac} order by c.case_id desc limit 200`),
    leftOutOf(house.db, person.subject, event.id),
  ]);
  const done = new Set(cases.flatMap(({ service, status }) => (status === 'done' ? [service] : [])));
  const standing = ({ file: { id, requires } }: Service): EventStanding => {
    const newest = cases.find(({ service }) => service === id);
    const draft = drafts.find(({ service }) => service === id);
    const reason = leftOut.get(id);
    if (draft === undefined || reason !== undefined) {
      if (newest?.status === 'open') return { kind: 'open', href: `/berkas/${newest.number}` };
      if (newest?.status === 'done') return { kind: 'done', href: `/berkas/${newest.number}` };
    }
    if (reason !== undefined) return { kind: 'left-out', reason };
    if (draft !== undefined) return { kind: 'draft', href: `/draf/${draft.id}` };
    return { kind: requires.every((one) => done.has(one)) ? 'ready' : 'later' };
  };
  return new Map(
    services.map((service) => {
      const newest = cases.find((one) => one.service === service.file.id);
      return [service.file.id, { standing: standing(service), newest: newest ? chainId(newest.case_id) : null }];
    }),
  );
}

interface CaseRow {
  readonly case_id: string;
  readonly number: string;
  readonly service: string;
  readonly status: string;
}
