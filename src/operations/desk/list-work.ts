import { allowOfficial, type Person } from '#access/person';
import { heldRows } from '#operations/desk/held-rows';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import type { Instant } from '#terms/plain-date';

/** A task an agency owes, as it stands in the queue. */
export interface WorkRow {
  readonly number: string;
  readonly item: number;
  readonly service: string;
  readonly step: string;
  readonly lane: string;
  readonly since: Instant;
  readonly touched: Instant | null;
  readonly due: Instant | null;
}

export interface WorkPage {
  readonly items: readonly WorkRow[];
  /** Give it as `after` for the next page; null at the end. */
  readonly next: string | null;
}

const PAGE = 50;

/** The agency's open work, nearest deadline first. Cases of other agencies are never among it. */
export async function listWork(
  house: Pick<House, 'db' | 'library'>,
  person: Person | null,
  after: string | null = null,
): Promise<WorkPage> {
  const officer = allowOfficial(person, 'work-queue');
  const held = heldRows(house, officer.agency);
  const skip = Math.min(Math.max(0, Number(after ?? 0) || 0), 100_000);
  const rows = await house.db.many<{
    number: string;
    item_id: number;
    service: string;
    step: string;
    lane: string;
    enabled_at: Instant;
    started_at: Instant | null;
    due: Instant | null;
  }>(sql`
    select c.number, w.item_id, c.service, w.step, w.lane, w.enabled_at, w.started_at, w.due
    from work_items w join cases c using (case_id)
    where w.agency = any(${held.ids}) and exists (
        select from unnest(${held.agencies}::text[], ${held.territories}::text[], ${held.roles}::text[]) h (agency, territory, role)
        where h.agency = w.agency
          and h.territory = case when c.state ->> 'territory' = any(${held.namedTerritories}) then c.state ->> 'territory' else '*' end
          and h.role = case when w.role = any(${held.namedRoles}) then w.role else '*' end)
    order by w.due nulls last, w.enabled_at, w.case_id, w.item_id
    limit ${PAGE + 1} offset ${skip}`);
  const items = rows.slice(0, PAGE).map((row) => ({
    number: row.number,
    item: row.item_id,
    service: row.service,
    step: row.step,
    lane: row.lane,
    since: row.enabled_at,
    touched: row.started_at,
    due: row.due,
  }));
  return { items, next: rows.length > PAGE ? String(skip + PAGE) : null };
}
