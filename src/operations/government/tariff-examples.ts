import type { Government } from '#definitions/government';
import type { TariffExampleFile } from '#definitions/schema/example';
import type { Fact } from '#engine/fact';
import { scopeOf } from '#engine/scope';
import { evaluateDecision } from '#rules/dmn/evaluate';
import { fromJson, toJson } from '#rules/feel/json';
import type { FeelValue } from '#rules/feel/value';
import { canonical, isList, isObject, type Json, type JsonObject } from '#terms/json';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Example = TariffExampleFile[number];

/** What a tariff decision gave instead of what the example says; null when it gave just that. */
export function tariffDiffers(
  government: Pick<Government, 'facts' | 'tariffs'>,
  example: Example,
): { readonly message: string; readonly refusal?: string } | null {
  const [file = '', decision = ''] = example.decision.split('#');
  try {
    const { value, causes } = evaluateDecision(
      government.tariffs,
      { file, decision },
      scopeFor(government, example.inputs),
    );
    const [is, should] = [exact(toJson(value)), exact(example.result)];
    if (canonical(is) === canonical(should)) return null;
    const why = causes.length === 0 || value !== null ? '' : ` (${causes[0]?.message})`;
    return { message: `${example.title}: the result is ${JSON.stringify(is)}, not ${JSON.stringify(should)}${why}` };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { message: `${example.title}: refused with ${error.code}: ${error.message}`, refusal: error.code };
  }
}

/** Inputs by context (`vehicle: { class: C1 }`) or by name (`vehicle.class: C1`); those that are facts get the type of the fact. */
function scopeFor(government: Pick<Government, 'facts'>, inputs: JsonObject): ReadonlyMap<string, FeelValue> {
  const named = Object.entries(inputs).flatMap(([name, value]) => namesIn(government, name, value ?? null));
  const known = named.filter(([name]) => government.facts.has(name));
  const source: Fact['source'] = { kind: 'asked', at: instant(0) };
  const facts = new Map(known.map(([name, value]) => [name, { value, source }]));
  const others = named.filter(([name]) => !government.facts.has(name));
  return scopeOf(government.facts, facts, new Map(others.map(([name, value]) => [name, datedIn(value)])));
}

/** `vehicle: { class: C1 }` names the fact vehicle.class; a context without any fact stays whole. */
function namesIn(government: Pick<Government, 'facts'>, name: string, value: Json): [string, Json][] {
  if (!isObject(value)) return [[name, value]];
  const members = Object.entries(value).map(([member, inner]): [string, Json] => [`${name}.${member}`, inner ?? null]);
  return members.some(([member]) => government.facts.has(member)) ? members : [[name, value]];
}

/** What is no fact has no type of its own: a text that is a day is a date. */
function datedIn(value: Json): FeelValue {
  if (isObject(value)) return new Map(Object.entries(value).map(([name, inner]) => [name, datedIn(inner ?? null)]));
  if (isList(value)) return value.map(datedIn);
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? fromJson(value, 'date') : fromJson(value);
}

/** Fractions are compared as decimal text, never as binary numbers. */
function exact(value: Json): Json {
  if (typeof value === 'number' && !Number.isInteger(value)) return String(value);
  if (isList(value)) return value.map(exact);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exact(inner ?? null)]))
    : value;
}
