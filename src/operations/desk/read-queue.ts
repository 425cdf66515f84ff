import { allowOfficial, type Official, type Person } from '#access/person';
import { ANY } from '#agencies/succession';
import type { Government } from '#definitions/government';
import type { ServiceFile } from '#definitions/schema/service';
import { calledOf } from '#engine/called';
import type { CaseQuestion } from '#engine/case';
import type { Suspension } from '#engine/clocks/state';
import { seatName } from '#engine/reads';
import { borrowedSeats, sharedQueues } from '#operations/desk/act-for';
import { heldQueues, heldRows } from '#operations/desk/held-rows';
import { titleOf } from '#operations/desk/present-questions';
import { SAY_DESK } from '#operations/desk/say-desk';
import type { House } from '#operations/house';
import { countIncidents } from '#operations/incident/list-incidents';
import { dueOf, ownerOf } from '#operations/marks/present-marks';
import { inside, labelInside, nameOf, sayWhen } from '#operations/marks/say-case';
import { stopOf } from '#operations/suspension/open-requests';
import type { QueueRow, QueueView } from '#operations/views/desk';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'library'>;

export const SCOPES = ['mine', 'team', 'shared'] as const;
/** `mine`: steps of the officer's own seat; `team`: all that the agency owes; `shared`: of agencies that share their queue now. */
export type Scope = (typeof SCOPES)[number];

/** A place in the queue; `null` as scope lets the officer's seat decide. */
export interface QueueWish {
  readonly scope: Scope | null;
  readonly from: number;
}

const PAGE = 50;

/** What the agency owes, nearest deadline first; nothing personal. Cases of other agencies are never among it. */
export async function readQueue(
  house: Parts,
  person: Person | null,
  wish: QueueWish,
  language: Language,
  at: Instant,
): Promise<QueueView> {
  const officer = allowOfficial(person, 'work-queue');
  const { government } = house.library;
  const scope = scopeOf(government, officer, wish.scope);
  const shared = await sharedQueues(house, officer, at);
  const found = await queueOf(house, officer, scope, wish.from, shared);
  const own = await returned(house, officer, found.rows, at);
  const rows = own.map((row) => presentRow(government, row, scope, language, at));
  const place = (from: number) => `/antrean?lingkup=${SCOPE_WORDS[scope]}&mulai=${from}`;
  return {
    agency: ownerOf(government, officer.agency, language),
    position: officer.title[language],
    asOf: at,
    total: found.total,
    held: await countIncidents(house, officer.agency),
    scopes: SCOPES.filter((one) => one !== 'shared' || shared.length > 0).map((one) => ({
      href: `/antrean?lingkup=${SCOPE_WORDS[one]}`,
      label:
        one === 'mine'
          ? SAY_DESK[language].mine
          : one === 'shared'
            ? SAY_DESK[language].shared
            : SAY_DESK[language].team(nameOf(government, officer.agency, language)),
      current: one === scope,
    })),
    rows,
    previous: wish.from > 0 ? place(Math.max(0, wish.from - PAGE)) : null,
    next: wish.from + rows.length < found.total ? place(wish.from + PAGE) : null,
  };
}

/** The scope as the address says it. */
export const SCOPE_WORDS: { readonly [scope in Scope]: string } = { mine: 'saya', team: 'tim', shared: 'bersama' };

export function scopeNamed(word: string | undefined): Scope | null {
  return SCOPES.find((scope) => SCOPE_WORDS[scope] === word) ?? null;
}

/** One's own where the seat has steps of its own; a head's queue is the agency's. */
export function scopeOf(government: Government, officer: Official, wished: Scope | null): Scope {
  return wished ?? (stepsOf(government, officer).some(({ own }) => own) ? 'mine' : 'team');
}

/** Steps of all services, told apart by whether the officer's seat usually does them. */
function stepsOf(government: Government, { position }: Official): { readonly step: string; readonly own: boolean }[] {
  return [...government.services.values()].flatMap(({ file }) =>
    Object.entries(file.elements).flatMap(([id, element]) => {
      const seats = [
        element.position ?? [],
        (element.reads ?? []).flatMap((read) => answererOf(government, file, read)),
      ];
      const named = seats.flat();
      return named.length === 0
        ? []
        : [{ step: `${file.id}/${id}`, own: named.some((seat) => seatName(seat) === seatName(position)) }];
    }),
  );
}

/** The position that answers a read by hand, where its registry is answered so. */
function answererOf({ registries }: Government, { reads }: ServiceFile, read: string): string[] {
  const registry = registries.get(reads[read]?.registry ?? '');
  return registry?.source === 'officer' && registry.officer !== undefined ? [registry.officer.position] : [];
}

export interface QueuedRow {
  readonly number: string;
  readonly item_id: number;
  readonly service: string;
  readonly step: string;
  readonly enabled_at: Instant;
  readonly started_at: Instant | null;
  readonly due: Instant | null;
  readonly territory: string;
  readonly questions: readonly CaseQuestion[];
  readonly suspensions: readonly Suspension[] | null;
  readonly taken_by: string | null;
  /** The read that is answered here, where it is one. */
  readonly read: string | null;
}

/** A page of the queue, and how long it is. Steps that no seat is named for are everybody's; those of a called service go by its own name. */
export async function queueOf(
  house: Parts,
  officer: Official,
  scope: Scope,
  from: number,
  shared: Awaited<ReturnType<typeof sharedQueues>> = [],
): Promise<{ readonly rows: readonly QueuedRow[]; readonly total: number }> {
  const hidden = hiddenSteps(house, officer, scope);
  const held = heldQueues(house, scope === 'shared' ? shared : [{ agency: officer.agency, services: [ANY] }]);
  const rows = await house.db.many<QueuedRow & { readonly total: number }>(sql`
    select c.number, w.item_id, c.service, w.step, w.enabled_at, w.started_at, w.due,
           c.state ->> 'territory' as territory, c.state -> 'questions' as questions,
           c.state -> 'suspensions' as suspensions,
           (select a.position from acts a where a.chain = c.case_id and a.kind = 'touched'
              and (a.data ->> 'item')::int = w.item_id limit 1) as taken_by,
           (select o ->> 'read' from jsonb_array_elements(c.state -> 'open') o
              where (o ->> 'id')::int = w.item_id limit 1) as read,
           count(*) over ()::int as total
    from work_items w join cases c using (case_id)
    where w.agency = any(${held.ids}) and exists (
        select from unnest(${held.agencies}::text[], ${held.territories}::text[], ${held.roles}::text[], ${held.services}::text[])
          h (agency, territory, role, service)
        where h.agency = w.agency and h.service in (c.service, ${ANY})
          and h.territory = case when c.state ->> 'territory' = any(${held.namedTerritories}) then c.state ->> 'territory' else '*' end
          and h.role = case when w.role = any(${held.namedRoles}) then w.role else '*' end)
      and case when strpos(w.step, '@') > 0 then regexp_replace(w.step, '@[0-9a-f]+/', '/')
                    else c.service || '/' || w.step end <> all (${hidden})
    order by w.due nulls last, w.enabled_at, w.case_id, w.item_id
    limit ${PAGE} offset ${from}`);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** A step that a borrowed officer began is back in the queue, taken by nobody, the moment the loan has ended. */
async function returned(
  house: Parts,
  { agency }: Official,
  rows: readonly QueuedRow[],
  at: Instant,
): Promise<readonly QueuedRow[]> {
  const seats = new Set(house.library.government.agencies.get(agency)?.positions.map(({ id }) => id));
  if (rows.every(({ taken_by: by }) => by === null || seats.has(by))) return rows;
  const lent = await borrowedSeats(house, agency, at);
  return rows.map((row) =>
    row.taken_by === null || seats.has(row.taken_by) || lent.has(row.taken_by) ? row : { ...row, taken_by: null },
  );
}

/** Steps of other seats of the agency, which one's own queue leaves out. */
function hiddenSteps({ library }: Pick<Parts, 'library'>, officer: Official, scope: Scope): readonly string[] {
  if (scope !== 'mine') return [];
  return stepsOf(library.government, officer).flatMap(({ step, own }) => (own ? [] : [step]));
}

/** Where a step stands in the whole queue, from 0; null where it is not among it. */
export async function placeIn(
  house: Parts,
  officer: Official,
  scope: Scope,
  { number, item }: { readonly number: string; readonly item: number },
): Promise<number | null> {
  const held = heldRows(house, officer.agency);
  const row = await house.db.one<{ before: number }>(sql`
    select before from (
      select c.number, w.item_id,
             (row_number() over (order by w.due nulls last, w.enabled_at, w.case_id, w.item_id) - 1)::int as before
      from work_items w join cases c using (case_id)
      where w.agency = any(${held.ids}) and exists (
          select from unnest(${held.agencies}::text[], ${held.territories}::text[], ${held.roles}::text[]) h (agency, territory, role)
          where h.agency = w.agency
            and h.territory = case when c.state ->> 'territory' = any(${held.namedTerritories}) then c.state ->> 'territory' else '*' end
            and h.role = case when w.role = any(${held.namedRoles}) then w.role else '*' end)
        and (c.service || '/' || w.step) <> all (${hiddenSteps(house, officer, scope)})
    ) q where number = ${number} and item_id = ${item}`);
  return row?.before ?? null;
}

/** The page of the queue that holds a place. */
export function pageAt(scope: Scope, place: number | null): string {
  const from = Math.floor((place ?? 0) / PAGE) * PAGE;
  return `/antrean?lingkup=${SCOPE_WORDS[scope]}${from === 0 ? '' : `&mulai=${from}`}`;
}

function presentRow(government: Government, row: QueuedRow, scope: Scope, language: Language, at: Instant): QueueRow {
  const called = calledOf(row.step);
  const texts = government.services.get(row.service)?.texts[language];
  const words = called === undefined ? texts : government.services.get(called.service)?.texts[language];
  const step = called?.element ?? row.step;
  const agency = government.agencies.get(row.taken_by?.split('.')[0] ?? '')?.id ?? null;
  const held = row.questions.find((one) => one.item === row.item_id && one.blocking && one.state === 'open');
  const due = dueOf(government.calendar, row.due, at);
  const stopped = stopOf(row.suspensions ?? [], row.item_id) !== undefined;
  return {
    number: row.number,
    href: hrefOf(row, scope),
    task: readTask(government, row, language) ?? words?.elements[step]?.short ?? step,
    service: texts?.title ?? row.service,
    about: government.file.regions.find(({ code }) => code === row.territory)?.name ?? row.territory,
    since: row.enabled_at,
    due: stopped ? { ...due, state: 'stopped' } : due,
    taken:
      row.started_at === null
        ? null
        : SAY_DESK[language].taken(
            titleOf(government, agency, row.taken_by, language),
            sayWhen(government, row.started_at, at, language),
          ),
    blocked:
      held === undefined
        ? sayAsked(row, language)
        : SAY_DESK[language].waitsFor(inside(nameOf(government, held.owner, language))),
  };
}

/** That the applicant has been asked at this step and has not answered. */
function sayAsked({ suspensions, item_id: item }: QueuedRow, language: Language): string | null {
  const asked = suspensions?.some(({ wait, owner, end }) => wait === item && owner === 'applicant' && end === null);
  return asked === true ? SAY_DESK[language].waitsForApplicant : null;
}

/** A registry to be looked up by hand, by its name. */
function readTask(
  { services, registries }: Government,
  { service, read }: QueuedRow,
  language: Language,
): string | undefined {
  const registry = services.get(service)?.file.reads[read ?? '']?.registry;
  const name = registries.get(registry ?? '')?.name[language];
  return name === undefined ? undefined : SAY_DESK[language].lookUp(labelInside(name));
}

export function hrefOf(row: Pick<QueuedRow, 'number' | 'item_id'>, scope: Scope): string {
  return `/antrean/${row.number}/${row.item_id}?lingkup=${SCOPE_WORDS[scope]}`;
}
