import { shown } from '#coordination/indicator';
import type { Indicator } from '#coordination/outcome-schema';
import { calendarAt, NATIONAL } from '#definitions/government';
import type { House } from '#operations/house';
import { loadPlans, type Plan } from '#operations/outcome/plans';
import { compileToSql } from '#rules/query/compile-sql';
import { countWorkingDays, type Period } from '#rules/query/period';
import { readQuery } from '#rules/query/query';
import { sql } from '#store/sql';
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

/** What has been observed for the queries of a plan, the oldest period first. */
export async function readObservations({ db }: Pick<House, 'db'>, { id, text }: Plan): Promise<readonly Observation[]> {
  const hashes = text.indicators.map(({ query }) => readQuery(query).hash);
  const rows = await db.many<Observation>(sql`
    select indicator, query, since, until, value, head, at from observations
    where outcome = ${id} and query = any(${hashes}) order by since`);
  return rows.map((row) => ({ ...row, since: instant(row.since), until: instant(row.until), at: instant(row.at) }));
}

/** How long the figure of a running period may be old before the timer computes it anew. */
const HOUR = 3_600_000;

/**
 * Computes what is due: the running period and, until its lag has passed, each that has ended; once final a figure stays. By
 * timer at most hourly; `fresh` computes the figures that are not final at once. Returns how many were computed.
 */
export async function observeOutcomes(house: Parts, at: Instant, fresh = false, only?: string): Promise<number> {
  let n = 0;
  for (const [id, { current }] of await loadPlans(house.db, house.library.government)) {
    if (only !== undefined && id !== only) continue;
    const known = await readObservations(house, current);
    for (const indicator of current.text.indicators) {
      const { hash } = readQuery(indicator.query);
      for (const [since, until] of periodsOf(current, indicator, at, zoneOf(house))) {
        const before = known.find((one) => one.indicator === indicator.id && one.query === hash && one.since === since);
        if (before !== undefined && !isDue(before, indicator, at, fresh)) continue;
        await observe(house, id, indicator, since, until, at);
        n += 1;
      }
    }
  }
  return n;
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

async function observe(
  house: Parts,
  outcome: string,
  { id, query: text }: Indicator,
  since: Instant,
  until: Instant,
  at: Instant,
): Promise<void> {
  const query = readQuery(text);
  const zone = zoneOf(house);
  const calendar = calendarAt(house.library.government, NATIONAL, at);
  const period: Period = { since, until, zone, working: countWorkingDays(calendar, addDays(dayIn(zone, at), 1)) };
  const found = await house.db.one<{ value: string | null; head: string }>(compileToSql(query, period));
  if (found === undefined) throw new Error('a query has one row');
  const { value, head } = found;
  await house.db.run(sql`
    insert into observations (outcome, indicator, query, since, until, value, head, at)
    values (${outcome}, ${id}, ${query.hash}, ${since}, ${until}, ${value === null ? null : shown(value)}, ${head}, ${at})
    on conflict (outcome, indicator, query, since) do update
    set value = excluded.value, head = excluded.head, at = excluded.at where observations.at < excluded.at`);
}

function zoneOf({ library }: Parts): Zone {
  return library.government.file.zone;
}
