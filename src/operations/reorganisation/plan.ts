import { allowOfficial, type Person } from '#access/person';
import { type DryRun, dryRun, reorganisationId, requireNoOrphans, requireSound } from '#coordination/reorganisation';
import { type Reorganisation, ReorganisationOrder, reorganisationOf } from '#coordination/reorganisation-schema';
import { NO_HEAD } from '#ledger/act';
import { link } from '#ledger/chain';
import type { House } from '#operations/house';
import { gatherThings } from '#operations/reorganisation/things';
import { appendToChain } from '#store/chain';
import { asJson, sql } from '#store/sql';
import { type ChainId, chainId } from '#terms/ids';
import { type Instant, instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

/** A dry run with what it is of: the content of a plan file, and what is staged before the instant. */
export interface Plan extends DryRun {
  readonly version: 1;
  readonly id: ChainId;
  readonly order: ReorganisationOrder;
  readonly plannedAt: Instant;
}

/** What would become of everything, for the coordinating body. Writes nothing. Refuses like `requireSound`. */
export async function planReorganisation(
  house: Parts,
  person: Person | null,
  order: ReorganisationOrder,
  at: Instant,
): Promise<Plan> {
  allowOfficial(person, 'reorganise');
  return planFor(house, order, at);
}

/** The same for whoever runs the house. */
export async function planFor(house: Parts, order: ReorganisationOrder, at: Instant): Promise<Plan> {
  const wish = reorganisationOf(order);
  const { government } = house.library;
  requireSound(wish, (agency) => government.agencies.has(agency), government.successions);
  const run = dryRun(wish, await gatherThings(house, wish, at));
  return { version: 1, id: reorganisationId(wish), order, plannedAt: at, ...run };
}

/**
 * Puts a plan forward for its sides to sign: a split's mapping stands from here on. The same plan again changes nothing. Refuses
 * `reorganisation-orphans` and like `planReorganisation`. `by` is null for whoever runs the house.
 */
export async function stageReorganisation(
  house: Parts,
  plan: Plan,
  by: Person | null,
  at: Instant,
  seed: Seed,
): Promise<void> {
  requireNoOrphans(plan);
  const official = by === null ? null : allowOfficial(by, 'reorganise');
  await house.db.transaction(async (runner) => {
    const isNew = await runner.run(sql`
      insert into reorganisations (id, plan, planned_at) values (${plan.id}, ${asJson(plan)}::jsonb, ${at})
      on conflict do nothing`);
    if (isNew === 0) return;
    const { kind, from, to } = plan.order;
    const data = { kind, from, to, effectiveAt: plan.order.effectiveAt, structure: plan.structure };
    const draft = {
      kind: 'reorganisation-planned',
      element: null,
      agency: official?.agency ?? null,
      position: official?.position ?? null,
      data,
    };
    const acts = link(plan.id, NO_HEAD, [draft], at, seed, new Map());
    await appendToChain(runner, { chain: plan.id, at, acts });
  });
}

/** A plan that has been put forward. */
export interface Staged {
  readonly plan: Plan;
  readonly wish: Reorganisation;
  /** Its place among those in effect; null before its instant. */
  readonly n: number | null;
  readonly switchedAt: Instant | null;
}

interface StagedRow {
  readonly plan: Plan;
  readonly n: number | null;
  readonly switched_at: string | null;
}

/** Refuses `reorganisation-unknown`. */
export async function loadReorganisation(house: Parts, id: string): Promise<Staged> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const row = isId
    ? await house.db.one<StagedRow>(sql`
        select r.plan, s.n, s.switched_at from reorganisations r left join successions s using (id) where r.id = ${id}`)
    : undefined;
  if (row === undefined) throw new Refusal('reorganisation-unknown', 'No such reorganisation has been put forward', {});
  return staged(row);
}

/** Those that have been put forward, the newest first. */
export async function listReorganisations(house: Parts): Promise<readonly Staged[]> {
  const rows = await house.db.many<StagedRow>(sql`
    select r.plan, s.n, s.switched_at from reorganisations r left join successions s using (id)
    order by r.planned_at desc, r.id limit 100`);
  return rows.map(staged);
}

function staged({ plan, n, switched_at: at }: StagedRow): Staged {
  const order = ReorganisationOrder.parse(plan.order);
  return {
    plan: { ...plan, id: chainId(plan.id), order },
    wish: reorganisationOf(order),
    n,
    switchedAt: at === null ? null : instant(at),
  };
}
