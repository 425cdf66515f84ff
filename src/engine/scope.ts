import { FACT_KINDS, type FactType } from '#definitions/schema/facts';
import type { Program } from '#engine/case';
import type { Fact, Facts } from '#engine/fact';
import type { EvaluateOptions } from '#rules/feel/expression';
import { fromJson, type JsonType } from '#rules/feel/json';
import { type FeelContext, type FeelValue, isFeelContext } from '#rules/feel/value';
import { dayIn, type Instant, type PlainDate } from '#terms/plain-date';

/** Names visible to FEEL: one context for each root of the facts (`vehicle.plate` stands in `vehicle`), and what is added. */
export type Scope = ReadonlyMap<string, FeelValue>;

/**
 * Facts as FEEL sees them. Every fact of the vocabulary has its place, null while it is not known, so that a rule can
 * ask for it without a cause.
 */
export function scopeOf(vocabulary: ReadonlyMap<string, FactType>, facts: Facts, added: Scope = new Map()): Scope {
  const scope = new Map<string, FeelValue>(rootsOf(vocabulary, facts));
  for (const [name, value] of added) scope.set(name, value);
  return scope;
}

/** What a scope says under a path (`vehicle.province`); null where it says nothing. */
export function valueAt(scope: Scope, path: string): FeelValue {
  const [root = '', ...members] = path.split('.');
  return members.reduce<FeelValue>(
    (value, member) => (isFeelContext(value) ? (value.get(member) ?? null) : null),
    scope.get(root) ?? null,
  );
}

type Branch = Map<string, FeelValue | Branch>;

function rootsOf(types: ReadonlyMap<string, FactType>, facts: Facts): FeelContext {
  const roots: Branch = new Map();
  for (const { name, above, last, type } of placesOf(types)) {
    let branch = roots;
    for (const member of above) branch = below(branch, member);
    branch.set(last, valueOf(facts.get(name), type));
  }
  return roots;
}

function below(branch: Branch, member: string): Branch {
  const known = branch.get(member);
  if (known instanceof Map) return known;
  const made: Branch = new Map();
  branch.set(member, made);
  return made;
}

interface Place {
  readonly name: string;
  /** Members on the way to the last one. */
  readonly above: readonly string[];
  readonly last: string;
  readonly type: FactType;
}

/** A vocabulary is fixed, and every rule of every step asks for all of it. */
const PLACES = new WeakMap<ReadonlyMap<string, FactType>, readonly Place[]>();

function placesOf(types: ReadonlyMap<string, FactType>): readonly Place[] {
  let places = PLACES.get(types);
  if (places === undefined) {
    places = [...types].map(([name, type]) => {
      const path = name.split('.');
      return { name, above: path.slice(0, -1), last: path.at(-1) ?? '', type };
    });
    PLACES.set(types, places);
  }
  return places;
}

/** A fact never changes, and one step asks for the same facts again and again. */
const VALUES = new WeakMap<Fact, FeelValue>();

function valueOf(fact: Fact | undefined, type: FactType): FeelValue {
  if (fact === undefined) return null;
  let value = VALUES.get(fact);
  if (value === undefined) {
    value = fromJson(fact.value, jsonTypeOf(type));
    VALUES.set(fact, value);
  }
  return value;
}

/** Texts in a list are nothing but texts. */
function jsonTypeOf({ type }: FactType): JsonType {
  const kind = FACT_KINDS[type];
  return kind === 'list' ? 'any' : kind;
}

/** `on.filed` and `on.paid`: the days a tariff may be read by. */
export interface Days {
  readonly filed: PlainDate;
  readonly paid: PlainDate;
}

export function daysScope(days: Days): Scope {
  return new Map([
    [
      'on',
      new Map([
        ['filed', fromJson(days.filed, 'date')],
        ['paid', fromJson(days.paid, 'date')],
      ]),
    ],
  ]);
}

export function daysOf(program: Program, filed: Instant, at: Instant): Days {
  const { zone } = program.government.file;
  return { filed: dayIn(zone, filed), paid: dayIn(zone, at) };
}

/** What `now()` and `today()` answer at a moment. */
export function timeAt(program: Program, at: Instant): EvaluateOptions {
  return { now: at, today: dayIn(program.government.file.zone, at) };
}
