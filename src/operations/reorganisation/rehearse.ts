import type { Official } from '#access/person';
import { sidesOf } from '#coordination/reorganisation';
import { type ReorganisationOrder, reorganisationOf } from '#coordination/reorganisation-schema';
import { growDemo } from '#operations/demo/grow-demo';
import { listWork } from '#operations/desk/list-work';
import type { House } from '#operations/house';
import { applyReorganisation } from '#operations/reorganisation/apply';
import { type Plan, planFor, stageReorganisation } from '#operations/reorganisation/plan';
import { signReorganisation } from '#operations/reorganisation/sign';
import { sql } from '#store/sql';
import { type AgencyId, positionId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** What a rehearsal has shown. */
export interface Rehearsal {
  readonly plan: Plan;
  readonly signed: readonly AgencyId[];
  /** Open steps by who saw them in their queue, before and after, of every side. */
  readonly queues: readonly { readonly agency: AgencyId; readonly before: number; readonly after: number }[];
  /** Rows that the instant wrote, and rows of open cases that are not as they were: the second must be 0. */
  readonly written: number;
  readonly rewritten: number;
}

/**
 * Plays a reorganisation on a store that will be thrown away, with the cases of the demonstration open: planned, signed by the
 * seats of the heads, switched. Refuses as the real one does, and `usage` where a side has no head.
 */
export async function rehearse(house: House, order: ReorganisationOrder, now: Instant, seed: Seed): Promise<Rehearsal> {
  await growDemo(house, now, () => undefined);
  const wish = reorganisationOf(order);
  const at = wish.effectiveAt > now ? wish.effectiveAt : now;
  const plan = await planFor(house, order, at);
  await stageReorganisation(house, plan, null, at, derive(seed, 'stage'));
  const sides = sidesOf(wish);
  for (const side of sides) await signReorganisation(house, headOf(house, side), plan.id, at, derive(seed, side));
  const before = await counts(house, sides);
  const rowsBefore = await openRows(house);
  const actsBefore = await rowsWritten(house);
  await applyReorganisation(house, 'house', plan.id, at, derive(seed, 'apply'), { recount: true });
  const rowsAfter = await openRows(house);
  const after = await counts(house, sides);
  return {
    plan,
    signed: sides,
    queues: sides.map((agency) => ({ agency, before: before.get(agency) ?? 0, after: after.get(agency) ?? 0 })),
    written: (await rowsWritten(house)) - actsBefore,
    rewritten: [...rowsBefore].filter(([key, hash]) => rowsAfter.get(key) !== hash).length,
  };
}

/** Whoever sits in the head's seat; in a rehearsal the seat is enough. */
function headOf({ library }: House, side: AgencyId): Official {
  const lead = library.government.agencies.get(side)?.positions.find((one) => one.lead);
  if (lead === undefined) throw new Refusal('usage', `${side} has no leading position`, { agency: side });
  const position = positionId(lead.id);
  return {
    kind: 'officer',
    persona: lead.id,
    name: lead.title.id,
    agency: side,
    position,
    title: lead.title,
    amr: 'demo',
  };
}

async function counts(house: House, sides: readonly AgencyId[]): Promise<ReadonlyMap<AgencyId, number>> {
  const found = new Map<AgencyId, number>();
  for (const side of sides) {
    let n = 0;
    for (let after: string | null = '0'; after !== null; ) {
      const page: Awaited<ReturnType<typeof listWork>> = await listWork(house, headOf(house, side), after);
      n += page.items.length;
      after = page.next;
    }
    found.set(side, n);
  }
  return found;
}

/** A fingerprint of every open row by its key: cases with their clocks, steps, waits, questions. */
async function openRows({ db }: House): Promise<ReadonlyMap<string, string>> {
  const rows = await db.many<{ key: string; hash: string }>(sql`
    select 'case/' || case_id as key, md5(c::text) as hash from cases c
    union all select 'item/' || case_id || '/' || item_id, md5(w::text) from work_items w
    union all select 'wait/' || case_id || '/' || wait_id, md5(w::text) from waits w
    union all select 'question/' || case_id || '/' || question_id, md5(q::text) from questions q`);
  return new Map(rows.map(({ key, hash }) => [key, hash]));
}

async function rowsWritten({ db }: House): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select ((select count(*) from acts) + (select count(*) from successions))::int as n`);
  return row?.n ?? 0;
}
