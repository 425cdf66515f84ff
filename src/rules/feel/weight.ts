import { isDecimal } from '#rules/feel/number';
import { exhausted, type Run, reserveText, spend } from '#rules/feel/run';
import { type FeelValue, isFeelContext, isFeelList, tagged } from '#rules/feel/value';

/** What a value costs to walk through: its items, entries and tens of characters, all the way down; and how deep it nests. */
interface Weight {
  readonly size: number;
  readonly depth: number;
}

const MAX_SIZE = 1_000_000;
const MAX_NESTING = 100;

const PLAIN: Weight = { size: 1, depth: 0 };

/** Lists and contexts never change, so they are weighed once; their parts have been weighed before them. */
const weights = new WeakMap<object, Weight>();

/**
 * Lets a value that was just made go on if it is small enough to be compared, written or stored. A list that holds one list
 * twice costs nothing to make and doubles at every level: it is counted here as what it stands for.
 */
export function bounded<Value extends FeelValue>(run: Run, value: Value): Value {
  if (typeof value === 'string') reserveText(run, value.length);
  const { size, depth } = weigh(value);
  if (depth > MAX_NESTING) throw exhausted(run, 'nesting of a value');
  if (size > MAX_SIZE) throw exhausted(run, 'size of a value');
  return value;
}

/** Pays for walking through a value. */
export function spendOn(run: Run, value: FeelValue): void {
  if (value === null || typeof value === 'boolean') return;
  spend(run, Math.ceil(sizeOf(value) / 10));
}

export function sizeOf(value: FeelValue): number {
  return weigh(value).size;
}

function weigh(value: FeelValue): Weight {
  if (value === null || typeof value === 'boolean') return PLAIN;
  if (typeof value === 'string') return { size: 1 + Math.floor(value.length / 10), depth: 0 };
  // A number far from the point is written with that many digits.
  if (isDecimal(value))
    return Math.abs(value.e) < 50 ? PLAIN : { size: 1 + Math.floor(Math.abs(value.e) / 10), depth: 0 };
  const known = weights.get(value);
  if (known !== undefined) return known;
  const weight = around(partsOf(value));
  weights.set(value, weight);
  return weight;
}

function partsOf(value: FeelValue): readonly FeelValue[] {
  if (isFeelList(value)) return value;
  if (isFeelContext(value)) return [...value.keys(), ...value.values()];
  const own = tagged(value);
  return own?.kind === 'range' ? [own.start, own.end] : [];
}

function around(parts: readonly FeelValue[]): Weight {
  let size = 1;
  let depth = 0;
  for (const part of parts) {
    const inner = weigh(part);
    size += inner.size;
    if (inner.depth > depth) depth = inner.depth;
  }
  return { size, depth: depth + 1 };
}
