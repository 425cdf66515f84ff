import { Decimal } from 'decimal.js';
import type { SurveyRules } from '#coordination/voice-schema';

/** Enough digits that a sum of any survey is exact before it is rounded. */
const Exact = Decimal.clone({ precision: 40 });

/** Answers of a service, an agency or a period: how many, and the sum of the scores (1 to 4) of each element in order. */
export interface Answers {
  readonly n: number;
  readonly sums: readonly number[];
}

/** One index in one weighting: rounded as it is shown (two decimals, half up), and the band of the exact value. */
export interface Index {
  readonly shown: string;
  readonly band: string;
}

/** Both published weightings of the IKM (PermenPANRB 14/2017): one ninth, and the weight as printed. */
export interface Satisfaction {
  readonly equal: Index;
  readonly printed: Index;
}

/** IKM = 25 x sum(mean x weight). Without answers there is no index: null, never 0. */
export function satisfaction(rules: SurveyRules, { n, sums }: Answers): Satisfaction | null {
  if (n === 0) return null;
  const total = sums.reduce((all, sum) => all.plus(sum), new Exact(0));
  // Multiplied before it is divided: the ninth itself has no end.
  const equal = total.times(25).div(rules.elements.length * n);
  const printed = total.times(25).times(rules.printedWeight).div(n);
  return { equal: indexOf(rules, equal), printed: indexOf(rules, printed) };
}

function indexOf(rules: SurveyRules, exact: Decimal): Index {
  return { shown: exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2), band: bandOf(rules, exact) };
}

/** The printed bands leave gaps (88.305 lies in none), so the lower bounds decide; below the last one it is the last. */
export function bandOf(rules: SurveyRules, index: Decimal.Value): string {
  const found = rules.bands.find(({ from }) => new Exact(index).gte(from)) ?? rules.bands.at(-1);
  return found?.id ?? '';
}
