import { shown } from '#coordination/indicator';
import type { Indicator } from '#coordination/outcome-schema';
import { calendarAt, NATIONAL } from '#definitions/government';
import type { House } from '#operations/house';
import { loadPlans, type Plan } from '#operations/outcome/plans';
import { compileToSql, LEDGER_HEAD } from '#rules/query/compile-sql';
import { countWorkingDays } from '#rules/query/period';
import { readQuery } from '#rules/query/query';
import { asJson, sql } from '#store/sql';
import {
  addDays,
  addMonths,
  dayIn,
  endOfDay,
  type Instant,
  instant,
  later,
  type PlainDate,
  plainDate,
  type Zone,
} from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'library'>;

/** What an indicator was in a period, and from which query and ledger anyone can compute it again. */
export interface Observation {
  readonly indicator: string;
  /** sha256 hex of the query. */
  readonly query: string;
  readonly since: Instant;
  readonly until: Instant;
  /** Decimal text; null where there was nothing to compute it from. */
  readonly value: string | null;
  /** sha256 hex over the ends of the chains of all cases. */
  readonly head: string;
  readonly at: Instant;
}

/** What has been observed for the queries of plans, by outcome, the oldest period first. One statement for all of them. */
export async function readObservations(
  { db }: Pick<House, 'db'>,
  plans: readonly Plan[],
): Promise<ReadonlyMap<string, readonly Observation[]>> {
  const hashes = plans.flatMap(({ text }) => text.indicators.map(({ query }) => readQuery(query).hash));
  const rows = await db.many<Observation & { readonly outcome: string }>(sql`
    select outcome, indicator, query, since, until, value, head, at from observations
    where outcome = any(${plans.map(({ id }) => id)}) and query = any(${hashes}) order by since`);
  const read = rows.map((row) => ({
    ...row,
    since: instant(row.since),
    until: instant(row.until),
    at: instant(row.at),
  }));
  return new Map(plans.map(({ id }) => [id, read.filter(({ outcome }) => outcome === id)]));
}

/** How long the figure of a running period may be old before the timer computes it anew. */
const HOUR = 3_600_000;

/**
 * Computes what is due: the running period and, until its lag has passed, each that has ended; once final a figure stays. By
 * timer at most hourly; `fresh` computes the figures that are not final at once. All in one snapshot, whose head is taken once.
 * Returns how many were computed.
 */
export async function observeOutcomes(house: Parts, at: Instant, fresh = false, only?: string): Promise<number> {
  const due = await dueNow(house, at, fresh, only);
  if (due.length === 0) return 0;
  const zone = zoneOf(house);
  const calendar = calendarAt(house.library.government, NATIONAL, at);
  const working = countWorkingDays(calendar, addDays(dayIn(zone, at), 1));
  const rows = await house.db.transaction(async (runner) => {
    await runner.run(sql`set transaction isolation level repeatable read, read only`);
    const ledger = await runner.one<{ head: string }>(LEDGER_HEAD);
    const found: object[] = [];
    for (const { outcome, indicator, since, until } of due) {
      const query = readQuery(indicator.query);
      const row = await runner.one<{ value: string | null }>(compileToSql(query, { since, until, zone, working }));
      const value = row?.value ?? null;
      const of = { outcome, indicator: indicator.id, query: query.hash, since, until, at, head: ledger?.head };
      found.push({ ...of, value: value === null ? null : shown(value) });
    }
    return found;
  });
  await house.db.run(sql`
    insert into observations (outcome, indicator, query, since, until, value, head, at)
    select outcome, indicator, query, since, until, value, head, at from jsonb_to_recordset(${asJson(rows)}::jsonb) as
      t(outcome text, indicator text, query text, since timestamptz, until timestamptz, value text, head text, at timestamptz)
    on conflict (outcome, indicator, query, since) do update
    set value = excluded.value, head = excluded.head, at = excluded.at where observations.at < excluded.at`);
  return due.length;
}

interface Due {
  readonly outcome: string;
  readonly indicator: Indicator;
  readonly since: Instant;
  readonly until: Instant;
}

async function dueNow(house: Parts, at: Instant, fresh: boolean, only?: string): Promise<readonly Due[]> {
  const plans = [...(await loadPlans(house.db, house.library.government))].filter(
    ([id]) => only === undefined || id === only,
  );
  const observed = await readObservations(
    house,
    plans.map(([, { current }]) => current),
  );
  return plans.flatMap(([outcome, { current }]) =>
    current.text.indicators.flatMap((indicator) => {
      const { hash } = readQuery(indicator.query);
      const known = new Map(
        (observed.get(outcome) ?? [])
          .filter((one) => one.indicator === indicator.id && one.query === hash)
          .map((one) => [one.since, one]),
      );
      return periodsOf(current, indicator, at, zoneOf(house)).flatMap(([since, until]): Due[] => {
        const before = known.get(since);
        return before === undefined || isDue(before, indicator, at, fresh)
          ? [{ outcome, indicator, since, until }]
          : [];
      });
    }),
  );
}

/** A figure is final when it was computed after its period and lag had passed. */
export function isFinal({ until, at }: Pick<Observation, 'until' | 'at'>, { lag }: Pick<Indicator, 'lag'>): boolean {
  return at >= later(until, lag * 24 * HOUR);
}

function isDue(before: Observation, indicator: Indicator, at: Instant, fresh: boolean): boolean {
  if (isFinal(before, indicator)) return false;
  return fresh || at >= later(before.at, HOUR);
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
/** Periods that are looked back at when an outcome is new here. */
const MOST_PERIODS = 24;

/** From the one in which the plan began to the one that runs, as far back as is looked. */
function periodsOf({ text }: Plan, { frequency }: Indicator, at: Instant, zone: Zone): (readonly [Instant, Instant])[] {
  const months = MONTHS[frequency];
  const today = dayIn(zone, at);
  const periods: (readonly [Instant, Instant])[] = [];
  for (let from = firstOf(text.plan.from, months); from <= today; from = addMonths(from, months)) {
    periods.push([begins(zone, from), begins(zone, addMonths(from, months))]);
  }
  return periods.slice(-MOST_PERIODS);
}

/** First day of the month, quarter or year that a day lies in. */
function firstOf(day: string, months: number): PlainDate {
  const [year = '', month = '1'] = day.split('-');
  const first = Math.floor((Number(month) - 1) / months) * months + 1;
  return plainDate(`${year}-${String(first).padStart(2, '0')}-01`);
}

function begins(zone: Zone, day: PlainDate): Instant {
  return endOfDay(zone, addDays(day, -1));
}

function zoneOf({ library }: Parts): Zone {
  return library.government.file.zone;
}
