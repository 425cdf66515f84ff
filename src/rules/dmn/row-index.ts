import { compare } from '#rules/feel/compare';
import { fixedTests } from '#rules/feel/compile/unary-tests';
import { isDecimal } from '#rules/feel/number';
import type { Code } from '#rules/feel/run';
import { type FeelRange, type FeelValue, kindOf, tagged } from '#rules/feel/value';

/** Finds the rows of a table that a value of one column can meet, without trying the others. */
export interface RowIndex {
  readonly column: number;
  /** In the order of the table; null where every row must be tried. */
  readonly rowsFor: (value: FeelValue) => readonly number[] | null;
}

/** Tables with fewer rows are walked as fast. */
const MIN_ROWS = 16;

/** By the column that tells rows apart best, if one does: its cells are literals or ranges with literal ends. `-` is null. */
export function indexRows(rows: readonly (readonly (Code | null)[])[]): RowIndex | null {
  if (rows.length < MIN_ROWS) return null;
  const columns = (rows[0] ?? []).map((_, column) => sortOut(rows.map((tests) => tests[column] ?? null)));
  const [best] = columns
    .map((sorted, column) => ({ sorted, column }))
    .filter(({ sorted }) => sorted.others.length * 2 <= rows.length)
    .toSorted((a, b) => distinct(b.sorted) - distinct(a.sorted));
  if (best === undefined) return null;
  return { column: best.column, rowsFor: finder(best.sorted) };
}

interface Spread {
  readonly row: number;
  readonly range: FeelRange;
}

/** The rows of one column by what their cells ask for. */
interface Sorted {
  readonly literals: Map<string, number[]>;
  readonly numbers: Spread[];
  readonly dates: Spread[];
  /** Rows whose cells cannot be looked up. */
  readonly others: number[];
}

function distinct({ literals, numbers, dates }: Sorted): number {
  return literals.size + numbers.length + dates.length;
}

function sortOut(cells: readonly (Code | null)[]): Sorted {
  const sorted: Sorted = { literals: new Map(), numbers: [], dates: [], others: [] };
  for (const [row, cell] of cells.entries()) {
    const values = cell === null ? undefined : fixedTests(cell);
    if (values === undefined || !values.every(isIndexed)) sorted.others.push(row);
    else for (const value of values) enter(sorted, row, value);
  }
  return sorted;
}

function isIndexed(value: FeelValue): boolean {
  return keyOf(value) !== null || spreadKind(value) !== null;
}

function enter({ literals, numbers, dates }: Sorted, row: number, value: FeelValue): void {
  const key = keyOf(value);
  if (key !== null) {
    const known = literals.get(key);
    if (known === undefined) literals.set(key, [row]);
    else known.push(row);
  }
  const range = tagged(value);
  if (range?.kind === 'range') (spreadKind(value) === 'number' ? numbers : dates).push({ row, range });
}

/** Equal values have one key. */
function keyOf(value: FeelValue): string | null {
  if (typeof value === 'string') return `s${value}`;
  return isDecimal(value) ? `n${value.toString()}` : null;
}

function spreadKind(value: FeelValue): 'number' | 'date' | null {
  const range = tagged(value);
  if (range?.kind !== 'range' || range.operator !== undefined) return null;
  const kinds = [range.start, range.end].flatMap((end) => (end === null ? [] : [kindOf(end)]));
  const [first] = kinds;
  return (first === 'number' || first === 'date') && kinds.every((kind) => kind === first) ? first : null;
}

function finder({ literals, numbers, dates, others }: Sorted): RowIndex['rowsFor'] {
  const inNumbers = stabbing(numbers);
  const inDates = stabbing(dates);
  return (value) => {
    const kind = kindOf(value);
    const ranges = kind === 'number' ? inNumbers(value) : kind === 'date' ? inDates(value) : [];
    if (kind !== 'string' && kind !== 'number' && kind !== 'date') return null;
    const hits = literals.get(keyOf(value) ?? '') ?? [];
    if (ranges.length + others.length === 0) return hits;
    return [...new Set([...hits, ...ranges, ...others])].toSorted((a, b) => a - b);
  };
}

/**
 * Rows whose range may hold a value: ranges by their start, with the furthest end so far beside each, so that one looks
 * back from the last that has begun only as far as some range still reaches.
 */
function stabbing(spreads: readonly Spread[]): (value: FeelValue) => readonly number[] {
  const byStart = spreads.toSorted((a, b) => order(a.range.start, b.range.start, -1));
  const reach: FeelValue[] = [];
  for (const { range } of byStart) {
    const before = reach.at(-1);
    reach.push(before === undefined || order(range.end, before, 1) > 0 ? range.end : before);
  }
  return (value) => {
    let low = 0;
    let high = byStart.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(byStart[middle]?.range.start ?? null, value, -1) <= 0) low = middle + 1;
      else high = middle;
    }
    const rows: number[] = [];
    for (let i = low - 1; i >= 0 && order(reach[i] ?? null, value, 1) >= 0; i -= 1) {
      const spread = byStart[i];
      if (spread !== undefined && order(spread.range.end, value, 1) >= 0) rows.push(spread.row);
    }
    return rows;
  };
}

/** A missing end lies beyond every value, on the side given. */
function order(a: FeelValue, b: FeelValue, missing: -1 | 1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? missing : -missing;
  return compare(a, b) ?? 0;
}
