import { type Builtin, builtin, signature } from '#rules/feel/builtin';
import { compare, inRange } from '#rules/feel/compare';
import { readRange } from '#rules/feel/range-text';
import type { FeelRange, FeelValue } from '#rules/feel/value';
import { tagged } from '#rules/feel/value';

/** Relations of points and ranges (DMN 1.5, table 78), and `range()`. */
export const RANGE_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'range',
    signature({ from: 'string' }, ({ from }) => readRange(from) ?? undefined),
  ),
  relation('before', before),
  relation('after', (a, b) => before(b, a)),
  ranges('meets', (a, b) => meets(a, b)),
  ranges('met by', (a, b) => meets(b, a)),
  ranges('overlaps', overlaps),
  ranges('overlaps before', overlapsBefore),
  ranges('overlaps after', (a, b) => overlapsAfter(a, b)),
  pointIn('finishes', (point, range) => range.endIncluded && same(point, range.end), finishes),
  rangeHas(
    'finished by',
    (range, point) => range.endIncluded && same(point, range.end),
    (a, b) => finishes(b, a),
  ),
  rangeHas('includes', (range, point) => inRange(point, range), includes),
  pointIn(
    'during',
    (point, range) => inRange(point, range),
    (a, b) => includes(b, a),
  ),
  pointIn('starts', (point, range) => range.startIncluded && same(point, range.start), starts),
  rangeHas(
    'started by',
    (range, point) => range.startIncluded && same(point, range.start),
    (a, b) => starts(b, a),
  ),
  builtin(
    'coincides',
    signature({ range1: 'range', range2: 'range' }, ({ range1, range2 }) => coincide(range1, range2)),
    signature({ point1: 'any', point2: 'any' }, ({ point1, point2 }) => {
      const order = compare(point1, point2);
      return order === null ? undefined : order === 0;
    }),
  ),
];

type Truth = boolean | null | undefined;

function same(a: FeelValue, b: FeelValue): Truth {
  const order = compare(a, b);
  return order === null ? undefined : order === 0;
}

function asRange(value: FeelValue): FeelRange | null {
  const own = tagged(value);
  return own?.kind === 'range' ? own : null;
}

/** Points and ranges in any mixture. */
function relation(name: string, holds: (a: FeelRange, b: FeelRange) => Truth): Builtin {
  const lift = (a: FeelValue, b: FeelValue): FeelValue | undefined => {
    const one = asRange(a) ?? pointRange(a);
    const other = asRange(b) ?? pointRange(b);
    return one === null || other === null ? undefined : (holds(one, other) ?? undefined);
  };
  return builtin(
    name,
    signature({ point1: 'any', point2: 'any' }, ({ point1, point2 }) => lift(point1, point2)),
    signature({ point: 'any', range: 'range' }, ({ point, range }) => lift(point, range)),
    signature({ range: 'range', point: 'any' }, ({ range, point }) => lift(range, point)),
    signature({ range1: 'range', range2: 'range' }, ({ range1, range2 }) => lift(range1, range2)),
  );
}

function pointRange(value: FeelValue): FeelRange | null {
  return value === null ? null : { kind: 'range', start: value, end: value, startIncluded: true, endIncluded: true };
}

function ranges(name: string, holds: (a: FeelRange, b: FeelRange) => Truth): Builtin {
  return builtin(
    name,
    signature({ range1: 'range', range2: 'range' }, ({ range1, range2 }) => holds(range1, range2) ?? undefined),
  );
}

function pointIn(
  name: string,
  holds: (point: FeelValue, range: FeelRange) => Truth,
  both: (a: FeelRange, b: FeelRange) => Truth,
): Builtin {
  return builtin(
    name,
    signature({ range1: 'range', range2: 'range' }, ({ range1, range2 }) => both(range1, range2) ?? undefined),
    signature({ point: 'any', range: 'range' }, ({ point, range }) => holds(point, range) ?? undefined),
  );
}

function rangeHas(
  name: string,
  holds: (range: FeelRange, point: FeelValue) => Truth,
  both: (a: FeelRange, b: FeelRange) => Truth,
): Builtin {
  return builtin(
    name,
    signature({ range1: 'range', range2: 'range' }, ({ range1, range2 }) => both(range1, range2) ?? undefined),
    signature({ range: 'range', point: 'any' }, ({ range, point }) => holds(range, point) ?? undefined),
  );
}

function before(a: FeelRange, b: FeelRange): Truth {
  if (a.end === null || b.start === null) return bounded(a, b) ? undefined : false;
  const order = compare(a.end, b.start);
  if (order === null) return undefined;
  return order < 0 || (order === 0 && !(a.endIncluded && b.startIncluded));
}

function bounded(a: FeelRange, b: FeelRange): boolean {
  return a.start !== null && a.end !== null && b.start !== null && b.end !== null;
}

function meets(a: FeelRange, b: FeelRange): Truth {
  const together = same(a.end, b.start);
  return together === undefined ? undefined : together === true && a.endIncluded && b.startIncluded;
}

/** Where a range begins compared with another: an open start lies just after its value. */
function compareStarts(a: FeelRange, b: FeelRange): number | null {
  if (a.start === null || b.start === null) return Number(a.start !== null) - Number(b.start !== null);
  const order = compare(a.start, b.start);
  return order === null || order !== 0 ? order : Number(b.startIncluded) - Number(a.startIncluded);
}

/** Where a range stops compared with another: an open end lies just before its value. */
function compareEnds(a: FeelRange, b: FeelRange): number | null {
  if (a.end === null || b.end === null) return Number(b.end !== null) - Number(a.end !== null);
  const order = compare(a.end, b.end);
  return order === null || order !== 0 ? order : Number(a.endIncluded) - Number(b.endIncluded);
}

function overlaps(a: FeelRange, b: FeelRange): Truth {
  const apart = before(a, b);
  const reverse = before(b, a);
  return apart === undefined || reverse === undefined ? undefined : apart === false && reverse === false;
}

function overlapsBefore(a: FeelRange, b: FeelRange): Truth {
  const starting = compareStarts(a, b);
  const ending = compareEnds(a, b);
  const common = overlaps(a, b);
  if (starting === null || ending === null || common === undefined) return undefined;
  return starting < 0 && ending <= 0 && common === true;
}

function overlapsAfter(a: FeelRange, b: FeelRange): Truth {
  return overlapsBefore(b, a);
}

function finishes(a: FeelRange, b: FeelRange): Truth {
  const starting = compareStarts(a, b);
  const ending = compareEnds(a, b);
  return starting === null || ending === null ? undefined : ending === 0 && starting >= 0;
}

function starts(a: FeelRange, b: FeelRange): Truth {
  const starting = compareStarts(a, b);
  const ending = compareEnds(a, b);
  return starting === null || ending === null ? undefined : starting === 0 && ending <= 0;
}

function includes(a: FeelRange, b: FeelRange): Truth {
  const starting = compareStarts(a, b);
  const ending = compareEnds(a, b);
  return starting === null || ending === null ? undefined : starting <= 0 && ending >= 0;
}

function coincide(a: FeelRange, b: FeelRange): Truth {
  const starting = compareStarts(a, b);
  const ending = compareEnds(a, b);
  return starting === null || ending === null ? undefined : starting === 0 && ending === 0;
}
