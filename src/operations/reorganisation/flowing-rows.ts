import type { ThingKind } from '#coordination/reorganisation';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';

/** Open work that stands under an agency's id, alike by role and territory where these are known. */
export interface FlowingRow {
  readonly kind: ThingKind;
  /** Which of its kind: what an agency asked and what it was asked are two. */
  readonly part: string | null;
  readonly agency: string;
  readonly role: string | null;
  readonly territory: string | null;
  readonly count: number;
}

/** One statement, however much there is; territories are only looked up where somebody is told apart by them. */
export function flowingRows(db: Runner, ids: readonly string[], byTerritory: boolean): Promise<FlowingRow[]> {
  return byTerritory ? rowsByTerritory(db, ids) : rowsByAgency(db, ids);
}

function rowsByAgency(db: Runner, ids: readonly string[]): Promise<FlowingRow[]> {
  return db.many<FlowingRow>(sql`
    select 'work-item' as kind, null as part, agency, role, null as territory, count(*)::int as count
      from work_items where agency = any(${ids}) group by agency, role
    union all select 'case', null, agency, null, null, count(*)::int
      from case_agencies where until is null and agency = any(${ids}) group by agency
    union all select 'question', 'asked', q.owner_agency, s ->> 'role', null, count(*)::int
      from questions q join cases c using (case_id) cross join lateral jsonb_array_elements(c.state -> 'questions') s
      where q.state in ('open', 'answered') and q.owner_agency = any(${ids}) and (s ->> 'id')::int = q.question_id
      group by 3, 4
    union all select 'question', 'asking', q.asker_agency, w.role, null, count(*)::int
      from questions q join cases c using (case_id) cross join lateral jsonb_array_elements(c.state -> 'questions') s
      left join work_items w on w.case_id = c.case_id and w.item_id = (s ->> 'item')::int
      where q.state in ('open', 'answered') and q.asker_agency = any(${ids}) and (s ->> 'id')::int = q.question_id
      group by 3, 4
    union all select 'incident', null, agency, null, null, count(*)::int
      from case_incidents where agency = any(${ids}) group by agency
    union all select 'complaint', null, agency, null, null, count(*)::int
      from complaints where status <> 'closed' and agency = any(${ids}) group by agency
    order by 1, 2, 3, 4, 5`);
}

function rowsByTerritory(db: Runner, ids: readonly string[]): Promise<FlowingRow[]> {
  return db.many<FlowingRow>(sql`
    select 'work-item' as kind, null as part, w.agency, w.role, c.state ->> 'territory' as territory, count(*)::int as count
      from work_items w join cases c using (case_id) where w.agency = any(${ids}) group by 3, 4, 5
    union all select 'case', null, a.agency, null, c.state ->> 'territory', count(*)::int
      from case_agencies a join cases c on c.case_id = a.chain
      where a.until is null and a.agency = any(${ids}) group by 3, 5
    union all select 'question', 'asked', q.owner_agency, s ->> 'role', c.state ->> 'territory', count(*)::int
      from questions q join cases c using (case_id) cross join lateral jsonb_array_elements(c.state -> 'questions') s
      where q.state in ('open', 'answered') and q.owner_agency = any(${ids}) and (s ->> 'id')::int = q.question_id
      group by 3, 4, 5
    union all select 'question', 'asking', q.asker_agency, w.role, c.state ->> 'territory', count(*)::int
      from questions q join cases c using (case_id) cross join lateral jsonb_array_elements(c.state -> 'questions') s
      left join work_items w on w.case_id = c.case_id and w.item_id = (s ->> 'item')::int
      where q.state in ('open', 'answered') and q.asker_agency = any(${ids}) and (s ->> 'id')::int = q.question_id
      group by 3, 4, 5
    union all select 'incident', null, i.agency, null, c.state ->> 'territory', count(*)::int
      from case_incidents i join cases c using (case_id) where i.agency = any(${ids}) group by 3, 5
    union all select 'complaint', null, agency, null, null, count(*)::int
      from complaints where status <> 'closed' and agency = any(${ids}) group by agency
    order by 1, 2, 3, 4, 5`);
}
