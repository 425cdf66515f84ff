import { ASSUMPTIONS, type Assumption, type BenefitRules, type Range } from '#definitions/benefit-schema';
import { type Government, type Service, servicesOnOffer } from '#definitions/government';
import { type Comparison, compareWays, type Rates, type Way, yearlyCost } from '#insights/benefit';
import { classifyAsks } from '#insights/demands';
import { type Measured, measuredDays } from '#insights/measured-days';
import { type SiloTwin, siloTwin } from '#insights/silo-twin';
import type { House } from '#operations/house';
import type { AssumptionField, BenefitRow, BenefitView, BenefitWay, Demands, Spread } from '#operations/views/benefit';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';

/** What a reader typed in place of an assumption, by its name. */
export type TypedAssumptions = { readonly [name: string]: string | undefined };

/** Each bound of an assumption, taken alike for all of them. */
const BOUNDS = ['low', 'likely', 'high'] as const;
type Bound = (typeof BOUNDS)[number];

/**
 * What joining up saves in one service (`id`) or in all (null): each agency alone against all joined, both from the
 * definition that runs. Null where the government names no assumptions for the day. Refuses `unknown-service`.
 */
export async function readBenefit(
  house: Pick<House, 'db' | 'library'>,
  id: string | null,
  typed: TypedAssumptions,
  language: Language,
  at: Instant,
): Promise<BenefitView | null> {
  const { government } = house.library;
  const day = dayIn(government.file.zone, at);
  const rules = government.benefit.findLast(({ from }) => from <= day);
  const services = id === null ? servicesOnOffer(government) : [house.library.known(id).service];
  if (rules === undefined) return null;
  const names = id === null ? ASSUMPTIONS : ([...ASSUMPTIONS, 'cases'] as const);
  const assumptions = names.map((name) => assumed(name, rangeOf(rules, name, id), typed[name]));
  const measured = await measuredDays(house, at);
  const shown: Shown = { government, rules, assumptions, language, at };
  const rows = services.map((service) => rowOf(shown, service, measured.get(service.file.id)));
  const total = (of: (row: BenefitRow) => Spread<bigint>) =>
    spread((bound) => rows.reduce((sum, row) => sum + of(row)[bound], 0n));
  return {
    rows,
    total: {
      alone: total(({ ways }) => ways[0]?.cost ?? NOTHING),
      onceOnly: total(({ ways }) => ways[2]?.cost ?? NOTHING),
      saving: total(({ saving }) => saving),
    },
    assumptions,
    source: rules.source[language],
    certainty: rules.certainty,
    measuredFrom: rules.measuredFrom,
  };
}

const NOTHING: Spread<bigint> = { low: 0n, likely: 0n, high: 0n };

interface Shown {
  readonly government: Government;
  readonly rules: BenefitRules;
  readonly assumptions: readonly AssumptionField[];
  readonly language: Language;
  readonly at: Instant;
}

function rangeOf(rules: BenefitRules, name: Assumption | 'cases', service: string | null): Range {
  return name === 'cases' ? casesOf(rules, service ?? '') : rules[name];
}

function casesOf(rules: BenefitRules, service: string): Range {
  return rules.cases[service] ?? rules.otherCases;
}

/** What a reader types is taken as certain: its range is one number. */
function assumed(name: AssumptionField['name'], range: Range, typed: string | undefined): AssumptionField {
  const value = (typed ?? '').trim();
  if (value === '') return { name, ...range, value, faulty: false };
  if (!/^\d{1,9}$/.test(value)) return { name, ...range, value: value.slice(0, 40), faulty: true };
  const n = Number(value);
  return { name, low: n, likely: n, high: n, value, faulty: false };
}

function rowOf(shown: Shown, service: Service, measured: Measured | undefined): BenefitRow {
  const { government, rules, language, at } = shown;
  const { id } = service.file;
  const taken = measured !== undefined && measured.cases >= rules.measuredFrom ? measured : null;
  const one = (name: AssumptionField['name'], bound: Bound): number =>
    (shown.assumptions.find((field) => field.name === name) ?? rangeOf(rules, name, id))[bound];
  const twins = spread((bound) => siloTwin(government, service, at, one('stepDays', bound)));
  const compared = spread((bound) =>
    withMeasured(compareWays(twins[bound].alone, twins[bound].days, twins[bound].held), taken),
  );
  const rates = spread(
    (bound): Rates => ({
      visitMinutes: one('visitMinutes', bound),
      documentMinutes: one('documentMinutes', bound),
      fieldMinutes: one('fieldMinutes', bound),
      hourRupiah: one('hourRupiah', bound),
      cases: one('cases', bound),
    }),
  );
  const way = (name: BenefitWay['name'], of: (all: Comparison) => Way): BenefitWay => {
    const { visits, documents, fields } = of(compared.likely);
    const days = spread((bound) => of(compared[bound]).days);
    return {
      name,
      visits,
      documents,
      fields,
      days,
      cost: spread((bound) => yearlyCost(of(compared[bound]), rates[bound])),
    };
  };
  const alone = way('alone', (all) => all.alone);
  const onceOnly = way('once-only', (all) => all.onceOnly);
  return {
    id,
    service: { href: `/layanan/${id}#manfaat`, label: service.texts[language].title },
    ways: [alone, way('joined', (all) => all.joined), onceOnly],
    saving: spread((bound) => alone.cost[bound] - onceOnly.cost[bound]),
    demands: demandsOf(twins.likely),
    cases: spread((bound) => one('cases', bound)),
    measured: taken,
  };
}

function withMeasured(compared: Comparison, measured: Measured | null): Comparison {
  if (measured === null) return compared;
  const { days } = measured;
  return { ...compared, joined: { ...compared.joined, days }, onceOnly: { ...compared.onceOnly, days } };
}

function demandsOf({ asks, holdings }: SiloTwin): Demands {
  const kinds = classifyAsks(asks, holdings);
  const count = (kind: (typeof kinds)[number]) => kinds.filter((one) => one === kind).length;
  return {
    now: count('needless-now'),
    ifConnected: count('needless-if-connected'),
    barred: count('barred'),
    unknown: count('new'),
  };
}

function spread<T>(of: (bound: Bound) => T): Spread<T> {
  return { low: of('low'), likely: of('likely'), high: of('high') };
}
