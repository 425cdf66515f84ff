import { voting } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import { progress, trend } from '#coordination/indicator';
import type { Indicator } from '#coordination/outcome-schema';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import { nameOf } from '#operations/marks/say-case';
import { isFinal, type Observation, readObservations } from '#operations/outcome/observe';
import { loadPlans, type Plan } from '#operations/outcome/plans';
import type { IndicatorView, OutcomesView, OutcomeView } from '#operations/views/outcome';
import { readQuery } from '#rules/query/query';
import type { Language } from '#terms/language';
import { dayIn, sayDate, type Zone } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'library'>;

/**
 * Shared outcomes for everybody: the collective result first, then the agreed weights. Read from kept observations, so a page
 * costs the same whatever the number of cases.
 */
export async function readOutcomes(house: Parts, language: Language): Promise<OutcomesView> {
  const { government } = house.library;
  const arrangements = await currentArrangements(house.db, government);
  const outcomes: OutcomeView[] = [];
  const plans = await loadPlans(house.db, house.library.government);
  const all = await readObservations(
    house,
    [...plans.values()].map(({ current }) => current),
  );
  for (const [id, { current }] of plans) {
    const { text, arrangement, agreedAt } = current;
    const observed = all.get(id) ?? [];
    const standing = arrangements.get(arrangement);
    outcomes.push({
      id,
      title: text.title[language],
      result: text.result[language],
      indicators: text.indicators.map((one) => indicatorView(one, observed, government.file.zone, language)),
      weights: Object.entries(text.weights).map(([agency, weight], place) => ({
        owner: ownerOf(government, agency, language, place),
        weight: saidNumber(weight, language),
      })),
      agreedAt,
      missing: missingOf(current, standing === undefined ? [] : voting(standing)).map((one) =>
        nameOf(government, one, language),
      ),
      arrangement: { href: `/kesepakatan/${arrangement}`, label: standing?.title[language] ?? arrangement },
      plan: { href: `/dewan/rencana/${id}`, label: text.plan.title[language] },
    });
  }
  return { outcomes };
}

/** Members whose signature is missing. */
export function missingOf({ signed }: Plan, members: readonly string[]): readonly string[] {
  return members.filter((member) => !signed.includes(member));
}

/** How many periods a page shows. */
const SHOWN = 6;

function indicatorView(
  indicator: Indicator,
  observed: readonly Observation[],
  zone: Zone,
  language: Language,
): IndicatorView {
  const { hash } = readQuery(indicator.query);
  const own = observed.filter((one) => one.indicator === indicator.id && one.query === hash);
  const known = own.filter(({ value }) => value !== null);
  const [before, last] = [known.at(-2), known.at(-1)];
  const way = progress(indicator, last?.value ?? null);
  return {
    id: indicator.id,
    title: indicator.title[language],
    unit: indicator.unit[language],
    baseline: saidNumber(indicator.baseline, language),
    target: saidNumber(indicator.target, language),
    value: said(last?.value, language),
    period: last === undefined ? null : periodOf(last, zone, language),
    isFinal: last !== undefined && isFinal(last, indicator),
    progress: said(way, language),
    trend: trend(indicator, before?.value ?? null, last?.value ?? null),
    history: own
      .slice(-SHOWN)
      .map((one) => ({ period: periodOf(one, zone, language), value: said(one.value, language) })),
    query: indicator.query,
    hash,
    head: last?.head ?? null,
    observedAt: last?.at ?? null,
    caution: indicator.caution?.[language] ?? null,
  };
}

/** `November 2026`, or `2026` for a year. */
function periodOf({ since, until }: Observation, zone: Zone, language: Language): string {
  const words = sayDate(dayIn(zone, since), language).split(' ').slice(1).join(' ');
  const months = Math.round((Date.parse(until) - Date.parse(since)) / 2_629_800_000);
  if (months >= 12) return dayIn(zone, since).slice(0, 4);
  return months === 1 ? words : `${words} + ${months - 1}`;
}

function said(value: string | null | undefined, language: Language): string | null {
  return value === null || value === undefined ? null : saidNumber(value, language);
}

/** A decimal as it is written in a language. */
export function saidNumber(value: string, language: Language): string {
  return language === 'id' ? value.replace('.', ',') : value;
}
