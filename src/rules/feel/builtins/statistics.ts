import { add } from '#rules/feel/arithmetic';
import { type Builtin, listSignature } from '#rules/feel/builtin';
import { compare } from '#rules/feel/compare';
import { type Decimal, decimal, finite, isDecimal, ONE, ZERO } from '#rules/feel/number';
import type { Run } from '#rules/feel/run';
import type { FeelValue } from '#rules/feel/value';

/** Functions that answer one value for a list (DMN 1.5, 10.3.4.4). */
export const STATISTICS: readonly Builtin[] = [
  listSignature('count', (list) => decimal(list.length)),
  listSignature('min', (list) => extreme(list, -1)),
  listSignature('max', (list) => extreme(list, 1)),
  listSignature('sum', sum),
  listSignature('product', (list) => overNumbers(list, (numbers) => numbers.reduce((all, n) => all.times(n), ONE))),
  listSignature('mean', (list) => overNumbers(list, mean)),
  listSignature('median', (list) => overNumbers(list, median)),
  listSignature('stddev', (list) => overNumbers(list, deviation)),
  listSignature('mode', (list) => (list.length === 0 ? [] : mode(list))),
  listSignature('all', (list) => settled(list, false)),
  listSignature('any', (list) => settled(list, true)),
];

function extreme(list: readonly FeelValue[], wanted: number): FeelValue | undefined {
  const [first, ...rest] = list;
  if (first === undefined) return null;
  let best = first;
  for (const item of rest) {
    const order = compare(item, best);
    if (order === null) return undefined;
    if (order * wanted > 0) best = item;
  }
  return compare(best, best) === null ? undefined : best;
}

/** Numbers, or durations of one kind. */
export function sum(list: readonly FeelValue[], run: Run): FeelValue | undefined {
  const [first, ...rest] = list;
  if (first === undefined) return null;
  let total: FeelValue = first;
  for (const item of rest) {
    if (typeof item === 'string') return undefined;
    const next: FeelValue | undefined = add(total, item, run);
    if (next === undefined || next === null) return next;
    total = next;
  }
  return compare(total, total) === null || typeof total === 'string' ? undefined : total;
}

/** null for an empty list. */
function overNumbers(
  list: readonly FeelValue[],
  work: (numbers: readonly Decimal[]) => Decimal | null,
): FeelValue | undefined {
  const numbers = list.filter(isDecimal);
  if (numbers.length !== list.length) return undefined;
  const result = numbers.length === 0 ? null : work(numbers);
  return result === null ? null : (finite(result) ?? undefined);
}

function mean(numbers: readonly Decimal[]): Decimal {
  return numbers.reduce((all, n) => all.plus(n), ZERO).dividedBy(numbers.length);
}

function median(numbers: readonly Decimal[]): Decimal {
  const sorted = numbers.toSorted((a, b) => a.comparedTo(b));
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? ZERO;
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] ?? ZERO).dividedBy(2);
}

/** Of a sample: divided by one less than the count. */
function deviation(numbers: readonly Decimal[]): Decimal | null {
  if (numbers.length < 2) return null;
  const centre = mean(numbers);
  const squares = numbers.reduce((all, n) => all.plus(n.minus(centre).pow(2)), ZERO);
  return squares.dividedBy(numbers.length - 1).sqrt();
}

function mode(list: readonly FeelValue[]): FeelValue | undefined {
  const numbers = list.filter(isDecimal);
  if (numbers.length !== list.length) return undefined;
  const counts = new Map<string, { readonly number: Decimal; count: number }>();
  for (const number of numbers) {
    const seen = counts.get(number.toString());
    if (seen === undefined) counts.set(number.toString(), { number, count: 1 });
    else seen.count += 1;
  }
  const most = [...counts.values()].reduce((top, { count }) => Math.max(top, count), 0);
  const modes = [...counts.values()].filter(({ count }) => count === most).map(({ number }) => number);
  return modes.toSorted((a, b) => a.comparedTo(b));
}

/** Three-valued `and` (settled by false) or `or` (settled by true) over a list. */
function settled(list: readonly FeelValue[], by: boolean): FeelValue {
  if (list.includes(by)) return by;
  return list.every((item) => typeof item === 'boolean') ? !by : null;
}
