import { currentArrangements } from '#coordination/current';
import type { Government } from '#definitions/government';
import { type MissingHalves, missingHalves } from '#exchange/gateway/missing';
import { type DuplicateDemand, duplicateDemands } from '#insights/duplicate-demands';
import type { House } from '#operations/house';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { type AgencyId, agencyId } from '#terms/ids';
import { type Instant, instant, later, milliseconds } from '#terms/plain-date';

/** Reads of one registry by one agency for one service under one arrangement. */
export interface ExchangeFlow {
  readonly asker: AgencyId;
  readonly holder: AgencyId;
  readonly registry: string;
  readonly service: string;
  readonly arrangement: string;
  readonly count: number;
  /** Of them, over gateways: signed, with a receipt. */
  readonly signed: number;
  readonly last: Instant;
}

/** Requests that brought nothing. `by`: as a case noted it, or as a gateway said. */
export interface ExchangeRefusals {
  readonly by: 'case' | 'gateway';
  readonly holder: AgencyId;
  /** null where only the case knows that it asked. */
  readonly asker: AgencyId | null;
  readonly service: string;
  readonly registry: string | null;
  readonly reason: string;
  readonly count: number;
  readonly last: Instant;
}

/** A registry that answered its latest question from a file that is too old, or older than a newer broken one. */
export interface StaleRegistry {
  readonly registry: string;
  readonly holder: AgencyId;
  readonly asOf: Instant;
  readonly finding: 'too-old' | 'newer-broken';
  readonly lastRead: Instant;
}

/** The exchange between agencies in numbers; nothing personal. */
export interface ExchangeFigures {
  readonly asOf: Instant;
  readonly days: number;
  readonly flows: readonly ExchangeFlow[];
  readonly refusals: readonly ExchangeRefusals[];
  readonly missing: readonly MissingHalves[];
  readonly stale: readonly StaleRegistry[];
  readonly duplicates: readonly DuplicateDemand[];
}

/** What is looked at: one arrangement or all, what one agency takes part in or everything. */
export interface ExchangeScope {
  readonly arrangement: string | null;
  readonly agency: AgencyId | null;
}

const DAYS = 30;
const DAY = 86_400_000;

/** The last 30 days, from clear parts of acts and the books of this house's own gateways. */
export async function exchangeFigures(
  { db, library: { government } }: Pick<House, 'db' | 'library'>,
  { arrangement, agency }: ExchangeScope,
  at: Instant,
): Promise<ExchangeFigures> {
  const from = later(at, -DAYS * DAY);
  const current = await currentArrangements(db, government);
  const chosen = [...current.values()].filter(({ id }) => arrangement === null || id === arrangement);
  const ids = chosen.map(({ id }) => id);
  const [flows, refusals, missing, stale, duplicates] = await Promise.all([
    flowsOf(db, ids, from),
    refusalsOf(db, government, from),
    missingHalves(db, at),
    staleOf(db, government, ids, from, at),
    duplicateDemands(db, government, chosen, from),
  ]);
  const mine = (...agencies: readonly (AgencyId | null)[]) => agency === null || agencies.includes(agency);
  const serving = new Set(chosen.flatMap(({ services }) => services));
  const members = new Set<string>(chosen.flatMap((one) => one.members.map(({ agency: member }) => member)));
  const among = (asker: AgencyId, holder: AgencyId) => members.has(asker) && members.has(holder);
  return {
    asOf: at,
    days: DAYS,
    flows: flows.filter(({ asker, holder }) => mine(asker, holder)),
    refusals: refusals.filter(
      ({ asker, holder, service }) => mine(asker, holder) && (arrangement === null || serving.has(service)),
    ),
    missing: missing.filter(
      ({ asker, provider }) => mine(asker, provider) && (arrangement === null || among(asker, provider)),
    ),
    stale: stale.filter(({ holder }) => mine(holder)),
    duplicates: duplicates.filter((one) => mine(...one.holders) && (arrangement === null || one.arrangement !== null)),
  };
}

async function flowsOf(db: Runner, arrangements: readonly string[], from: Instant): Promise<readonly ExchangeFlow[]> {
  const rows = await db.many<{ [name in keyof ExchangeFlow]: ExchangeFlow[name] }>(sql`
    select agency as asker, data->>'holder' as holder, data->>'registry' as registry,
      split_part(data->>'purpose', '/', 1) as service, data->>'arrangement' as arrangement,
      count(*)::int as count, count(*) filter (where data->'exchange' is not null)::int as signed, max(at) as last
    from acts where kind = 'data-read' and at > ${from} and data->>'arrangement' = any(${arrangements})
      and data->>'holder' is not null and agency is not null
    group by 1, 2, 3, 4, 5 order by count desc, 1, 2, 3, 4, 5`);
  return rows.map((row) => ({ ...row, asker: agencyId(row.asker), holder: agencyId(row.holder) }));
}

async function refusalsOf(db: Runner, government: Government, from: Instant): Promise<readonly ExchangeRefusals[]> {
  const [cases, gateways] = await Promise.all([
    db.many<{ holder: string; service: string; read: string; reason: string; count: number; last: Instant }>(sql`
      select a.agency as holder, c.service, a.data->>'read' as read, a.data->>'reason' as reason,
        count(*)::int as count, max(a.at) as last
      from acts a join cases_all c on c.case_id = a.chain
      where a.kind = 'fact-withheld' and a.at > ${from} and a.agency is not null group by 1, 2, 3, 4`),
    db.many<{ holder: string; asker: string; purpose: string; reason: string; count: number; last: Instant }>(sql`
      select provider as holder, agency as asker, coalesce(purpose, '') as purpose, refusal as reason,
        count(*)::int as count, max(at) as last
      from exchange.asked where refusal is not null and at > ${from} group by 1, 2, 3, 4`),
  ]);
  const registryOf = (service: string, read: string) =>
    government.services.get(service)?.file.reads[read]?.registry ?? null;
  const said = cases.map(({ holder, service, read, ...row }): ExchangeRefusals => {
    return { by: 'case', ...row, asker: null, service, holder: agencyId(holder), registry: registryOf(service, read) };
  });
  const signed = gateways.map(({ holder, asker, purpose, ...row }): ExchangeRefusals => {
    const [service = '', read = ''] = purpose.split('/');
    const registry = registryOf(service, read);
    return { by: 'gateway', ...row, holder: agencyId(holder), asker: agencyId(asker), service, registry };
  });
  return [...said, ...signed].toSorted((a, b) => b.count - a.count || (a.last > b.last ? -1 : 1));
}

async function staleOf(
  db: Runner,
  { registries }: Government,
  arrangements: readonly string[],
  from: Instant,
  at: Instant,
): Promise<readonly StaleRegistry[]> {
  const rows = await db.many<{
    registry: string;
    holder: string;
    as_of: string;
    finding: StaleRegistry['finding'] | null;
    last: Instant;
  }>(sql`
    select distinct on (1, 2) data->>'registry' as registry, data->>'holder' as holder, data->'way'->>'asOf' as as_of,
      data->'way'->>'finding' as finding, at as last
    from acts where kind = 'data-read' and at > ${from} and data->>'arrangement' = any(${arrangements})
      and data->'way'->>'kind' = 'file' order by 1, 2, at desc`);
  return rows.flatMap(({ registry, holder, as_of, finding, last }) => {
    const asOf = instant(as_of);
    const oldest = registries.get(registry)?.csv?.oldest;
    const age = milliseconds(at) - milliseconds(asOf);
    const isOld = oldest !== undefined && age > oldest.amount * (oldest.unit === 'hours' ? 3_600_000 : DAY);
    const said = finding ?? (isOld ? 'too-old' : null);
    return said === null ? [] : [{ registry, holder: agencyId(holder), asOf, finding: said, lastRead: last }];
  });
}
