import { builtinNamed } from '#rules/feel/builtins';
import { readTemporal } from '#rules/feel/calendar-text';
import { ONE } from '#rules/feel/number';
import { baseOf, type FeelType } from '#rules/feel/type';
import {
  type FeelContext,
  type FeelRange,
  type FeelValue,
  isFeelContext,
  type KindName,
  kindOf,
} from '#rules/feel/value';

/** What is known of a value before it is computed: its kind, and of a context its members; null where nothing is known. */
export interface Shape {
  readonly kind: Exclude<KindName, 'null'>;
  readonly members?: ReadonlyMap<string, Shape | null>;
  /** It may have other members. */
  readonly open?: true;
}

const RANGE: FeelRange = { kind: 'range', start: ONE, end: ONE, startIncluded: true, endIncluded: true };
const NONE: FeelContext = new Map();

/** One value of each kind: what an operator or function makes of it, it makes of every other of its kind. */
const SAMPLES: { readonly [kind in Shape['kind']]: FeelValue } = {
  boolean: true,
  string: 'a',
  number: ONE,
  list: [],
  context: NONE,
  date: readTemporal('2026-01-05'),
  time: readTemporal('09:14:00'),
  dateTime: readTemporal('2026-01-05T09:14:00'),
  yearsMonths: readTemporal('P1M'),
  daysTime: readTemporal('P1D'),
  range: RANGE,
  function: builtinNamed('abs') ?? null,
};

export function sampleOf(shape: Shape): FeelValue {
  return SAMPLES[shape.kind];
}

export function shapeOfValue(value: FeelValue): Shape | null {
  const kind = kindOf(value);
  if (kind === 'null') return null;
  if (!isFeelContext(value)) return { kind };
  return { kind: 'context', members: new Map([...value].map(([name, member]) => [name, shapeOfValue(member)])) };
}

const MAX_DEPTH = 6;

export function shapeOfType(type: FeelType, depth = 0): Shape | null {
  const base = baseOf(type);
  if (base.kind === 'basic') return base.name === 'null' ? null : { kind: base.name };
  if (base.kind === 'list' || base.kind === 'range' || base.kind === 'function') return { kind: base.kind };
  if (base.kind !== 'context') return null;
  if (base.members.size === 0 || depth > MAX_DEPTH) return { kind: 'context' };
  const members = [...base.members].map(([name, member]) => [name, shapeOfType(member, depth + 1)] as const);
  return { kind: 'context', members: new Map(members) };
}
