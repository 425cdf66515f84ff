import { allowOfficial, type Official, type Person } from '#access/person';
import { idsOf } from '#agencies/succession';
import { versionsCalled } from '#engine/called';
import type { CaseState, Incident, IncidentCause } from '#engine/case';
import type { House } from '#operations/house';
import { SETTLE } from '#operations/incident/settle-incident';
import { ownerOf } from '#operations/marks/present-marks';
import { sayCause } from '#operations/marks/say-cause';
import { sayPlace } from '#operations/marks/say-place';
import type { IncidentRow, IncidentsView } from '#operations/views/incident';
import { sql } from '#store/sql';
import type { AgencyId } from '#terms/ids';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'library'>;

const PAGE = 50;

/** An incident as machines read it; nothing personal. */
export interface IncidentItem {
  readonly number: string;
  readonly incident: number;
  readonly service: string;
  readonly element: string;
  readonly agency: AgencyId;
  readonly cause: IncidentCause;
  readonly since: Instant;
}

export interface IncidentPage {
  readonly incidents: readonly IncidentItem[];
  /** Give it as `after` for the next page; null at the end. */
  readonly next: string | null;
}

/** Incidents that the official's agency must settle, longest first; all of them for the coordinating body. */
export async function listIncidents(
  house: Parts,
  person: Person | null,
  after: string | null = null,
): Promise<IncidentPage> {
  const official = allowOfficial(person, SETTLE);
  const from = Math.min(Math.max(0, Number(after ?? 0) || 0), 100_000);
  const { rows, total } = await heldCases(house, watched(official, null), from);
  const incidents = rows.map(({ number, service, incident: { id, node, agency, cause, since } }) => ({
    number,
    incident: id,
    service,
    element: node,
    agency,
    cause,
    since,
  }));
  return { incidents, next: from + rows.length < total ? String(from + PAGE) : null };
}

/** How many incidents wait for the agency of an official. */
export async function countIncidents(house: Parts, agency: AgencyId): Promise<number> {
  const ids = idsOf(house.library.government.successions, agency);
  const row = await house.db.one<{ n: number }>(sql`
    select count(*)::int as n from case_incidents where agency = any(${ids})`);
  return row?.n ?? 0;
}

/** A place in the list. `agency` is the coordinator's filter; `settled` the number of a case that has just gone on. */
export interface IncidentsWish {
  readonly agency: string | null;
  readonly from: number;
  readonly settled: string | null;
}

/** The same as a page. */
export async function readIncidents(
  house: Parts,
  person: Person | null,
  wish: IncidentsWish,
  language: Language,
  at: Instant,
): Promise<IncidentsView> {
  const official = allowOfficial(person, SETTLE);
  const { government } = house.library;
  const agency = watched(official, wish.agency);
  const { rows, total } = await heldCases(house, agency, wish.from);
  const filter = wish.agency === null ? '' : `instansi=${encodeURIComponent(wish.agency)}&`;
  const place = (from: number) => `/kendala?${filter}mulai=${from}`;
  return {
    agency: agency === null ? null : ownerOf(government, agency, language),
    asOf: at,
    total,
    rows: await Promise.all(rows.map((row) => rowOf(house, row, language))),
    filters: official.kind === 'coordinator' ? await filtersOf(house, wish.agency, language) : [],
    settled: wish.settled === null ? null : { href: `/berkas/${wish.settled}`, label: wish.settled },
    previous: wish.from > 0 ? place(Math.max(0, wish.from - PAGE)) : null,
    next: wish.from + rows.length < total ? place(wish.from + PAGE) : null,
  };
}

/** The agency whose incidents are listed; null for all, which only the coordinating body sees. */
function watched({ kind, agency }: Official, wanted: string | null): string | null {
  return kind === 'coordinator' ? wanted : agency;
}

interface Row {
  readonly number: string;
  readonly service: string;
  readonly def: number;
  readonly state: CaseState;
  readonly incident: Incident;
}

async function heldCases(
  { db, library }: Parts,
  agency: string | null,
  from: number,
): Promise<{ readonly rows: readonly Row[]; readonly total: number }> {
  const ids = agency === null ? null : idsOf(library.government.successions, agency as AgencyId); // a signed-in one's, or a filter's
  const rows = await db.many<Row & { readonly total: number }>(sql`
    select c.number, c.service, c.def, c.state, i as incident, count(*) over ()::int as total
    from case_incidents h join cases c using (case_id), jsonb_array_elements(c.state -> 'incidents') i
    where (${ids}::text[] is null or h.agency = any(${ids})) and (i ->> 'id')::int = h.incident_id
    order by i ->> 'since', c.case_id, (i ->> 'id')::int
    limit ${PAGE} offset ${from}`);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** Every agency that has an incident, and all together. */
async function filtersOf(house: Parts, chosen: string | null, language: Language): Promise<IncidentsView['filters']> {
  const rows = await house.db.many<{ agency: string; n: number }>(sql`
    select agency, count(*)::int as n from case_incidents group by 1 order by 1`);
  const all = { href: '/kendala', label: language === 'id' ? 'Semua instansi' : 'All agencies' };
  return [
    { ...all, current: chosen === null },
    ...rows.map(({ agency, n }) => ({
      href: `/kendala?instansi=${encodeURIComponent(agency)}`,
      label: `${ownerOf(house.library.government, agency, language).name}, ${n}`,
      current: chosen === agency,
    })),
  ];
}

async function rowOf(
  { library }: Parts,
  { number, service, def, state, incident }: Row,
  language: Language,
): Promise<IncidentRow> {
  const program = await library.program(service, def, versionsCalled(state));
  const { government } = program;
  return {
    number,
    href: `/kendala/${number}/${incident.id}`,
    place: sayPlace(program, incident.node, language),
    service: program.service.texts[language].title,
    about: government.file.regions.find(({ code }) => code === state.territory)?.name ?? state.territory,
    owner: ownerOf(government, incident.agency, language),
    cause: sayCause(incident.cause, language),
    since: incident.since,
  };
}
