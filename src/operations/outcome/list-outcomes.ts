import { voting } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import { progress, type Trend, trend } from '#coordination/indicator';
import type { House } from '#operations/house';
import { isFinal, readObservations } from '#operations/outcome/observe';
import { loadPlans } from '#operations/outcome/plans';
import { missingOf } from '#operations/outcome/read-outcomes';
import { readQuery } from '#rules/query/query';
import type { Instant } from '#terms/plain-date';

/** A shared outcome as machines and the command line have it: decimals as text, agencies by id. */
export interface ListedOutcome {
  readonly id: string;
  readonly arrangement: string;
  readonly title: string;
  readonly version: number;
  readonly agreedAt: Instant | null;
  /** Members whose signature is missing. */
  readonly missing: readonly string[];
  readonly weights: { readonly [agency: string]: string };
  readonly indicators: readonly ListedIndicator[];
}

interface ListedIndicator {
  readonly id: string;
  readonly unit: string;
  readonly better: 'up' | 'down';
  readonly baseline: string;
  readonly target: string;
  readonly query: string;
  /** sha256 hex of the query. */
  readonly hash: string;
  /** Of the last period that has a figure; null is unknown. */
  readonly value: string | null;
  readonly progress: string | null;
  readonly trend: Trend;
  readonly observations: readonly {
    readonly since: Instant;
    readonly until: Instant;
    readonly value: string | null;
    readonly final: boolean;
    readonly head: string;
    readonly at: Instant;
  }[];
}

/** Every shared outcome with all that was observed. Public: nothing in it is personal. */
export async function listOutcomes(house: Pick<House, 'db' | 'library'>): Promise<readonly ListedOutcome[]> {
  const arrangements = await currentArrangements(house.db, house.library.government);
  const listed: ListedOutcome[] = [];
  const plans = await loadPlans(house.db, house.library.government);
  const all = await readObservations(
    house,
    [...plans.values()].map(({ current }) => current),
  );
  for (const [id, { current }] of plans) {
    const { text, arrangement, version, agreedAt } = current;
    const observed = all.get(id) ?? [];
    const standing = arrangements.get(arrangement);
    listed.push({
      id,
      arrangement,
      title: text.title.id,
      version,
      agreedAt,
      missing: missingOf(current, standing === undefined ? [] : voting(standing)),
      weights: text.weights,
      indicators: text.indicators.map((indicator) => {
        const { hash } = readQuery(indicator.query);
        const own = observed.filter((one) => one.indicator === indicator.id && one.query === hash);
        const known = own.flatMap(({ value }) => value ?? []);
        const last = known.at(-1) ?? null;
        return {
          id: indicator.id,
          unit: indicator.unit.id,
          better: indicator.better,
          baseline: indicator.baseline,
          target: indicator.target,
          query: indicator.query,
          hash,
          value: last,
          progress: progress(indicator, last),
          trend: trend(indicator, known.at(-2) ?? null, last),
          observations: own.map((one) => ({
            since: one.since,
            until: one.until,
            value: one.value,
            final: isFinal(one, indicator),
            head: one.head,
            at: one.at,
          })),
        };
      }),
    });
  }
  return listed;
}
