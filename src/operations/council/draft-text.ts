import { isList, isObject, type Json, type JsonObject, textOf } from '#terms/json';

/** What stands in the fields of the drafting form, by their names: a member's agency is `members.0.agency`. */
export type Typed = { readonly [field: string]: string };

/** Fields sent as `<name>-day`, `-month`, `-year`. */
const DAYS = ['from', 'to', 'reviewDate'];
/** Lists whose rows the form shows; a row without its first word is left out. */
const ROWS: { readonly [list: string]: string } = { members: 'agency', legalBasis: 'law', grants: 'kind' };

/**
 * The text that the form means, as an arrangement file says it; `before` keeps what the form does not ask (plan, joint unit).
 * Empty fields and empty rows are left out, so rows count from 0 again. Whether it fits is for `parseDraft` to say.
 */
export function textOfTyped(typed: Typed, before: JsonObject = {}): JsonObject {
  const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !ASKED.includes(name)));
  const basis = (at: string): JsonObject =>
    filled({ law: typed[`${at}.law`], article: typed[`${at}.article`], certainty: typed[`${at}.certainty`] });
  const words = (at: string): JsonObject => filled({ id: typed[`${at}.id`], en: typed[`${at}.en`] });
  const rows = (list: string) => rowsOf(typed, list);
  const spans = Object.fromEntries(DAYS.map((name) => [name, dayOf(typed, name)]));
  return {
    ...kept,
    title: words('title'),
    sentence: words('sentence'),
    ...filled({ instrument: typed['instrument'], enactedBy: typed['enactedBy'], leadPattern: typed['leadPattern'] }),
    ...(given(typed['declaredLevel']) === undefined ? {} : { declaredLevel: Number(typed['declaredLevel']) }),
    leadPosition: { ...objectAt(before, 'leadPosition'), ...filled({ position: typed['leadPosition.position'] }) },
    members: rows('members').map((at) => filled({ agency: typed[`${at}.agency`], role: typed[`${at}.role`] })),
    legalBasis: rows('legalBasis').map((at) => ({
      ...unasked(before, 'legalBasis', 'law', typed[`${at}.law`]),
      ...basis(at),
    })),
    services: numbered(typed, 'services').flatMap((at) => given(typed[at]) ?? []),
    grants: rows('grants').map((at, place) => ({
      ...unasked(before, 'grants', 'id', typed[`${at}.id`]),
      ...filled({
        id: given(typed[`${at}.id`]) ?? `hak-${place + 1}`,
        kind: typed[`${at}.kind`],
        from: typed[`${at}.from`],
        to: typed[`${at}.to`],
        registry: typed[`${at}.registry`],
        payee: typed[`${at}.payee`],
        position: typed[`${at}.position`],
      }),
      facts: (typed[`${at}.facts`] ?? '').split(/[\s,;]+/).filter((fact) => fact !== ''),
      purpose: words(`${at}.purpose`),
      basis: {
        ...days(objectAt(unasked(before, 'grants', 'id', typed[`${at}.id`]), 'basis')),
        ...basis(`${at}.basis`),
      },
      statutory: typed[`${at}.statutory`] === 'true',
    })),
    ...filled(spans),
  };
}

/** Members of a text that the form asks for; all others pass through it untouched. */
const ASKED = [
  'title',
  'sentence',
  'instrument',
  'enactedBy',
  'leadPattern',
  'declaredLevel',
  'leadPosition',
  'members',
  'legalBasis',
  'services',
  'grants',
  ...DAYS,
];

/** The form's fields for a text: the other way round. */
export function typedOf(text: JsonObject): Typed {
  return Object.fromEntries(flatten(text, ''));
}

function flatten(value: Json, at: string): [string, string][] {
  if (/^grants\.\d+\.facts$/.test(at) && isList(value)) return [[at, value.map(textOf).join(', ')]];
  const inner = isList(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : null;
  if (inner === null) return [[at, textOf(value)]];
  return inner.flatMap(([name, one]) => flatten(one ?? null, at === '' ? `${name}` : `${at}.${name}`));
}

/** `members.0`, `members.1`: rows of a list in which something was put, in order. */
function rowsOf(typed: Typed, list: string): string[] {
  const first = ROWS[list] ?? '';
  return numbered(typed, list).filter((at) => given(typed[`${at}.${first}`]) !== undefined);
}

function numbered(typed: Typed, list: string): string[] {
  const place = new RegExp(`^${list}\\.(\\d{1,3})(?:\\.|$)`);
  const found = Object.keys(typed).flatMap((name) => place.exec(name)?.[1] ?? []);
  return [...new Set(found.map(Number))].toSorted((a, b) => a - b).map((n) => `${list}.${n}`);
}

/** A day of three fields as `YYYY-MM-DD`; what is half typed stays half, and fits no form. Nothing where nothing was typed. */
function dayOf(typed: Typed, name: string): string | undefined {
  const part = (of: string, width: number) => given(typed[`${name}-${of}`])?.padStart(width, '0') ?? '';
  const empty = ['day', 'month', 'year'].every((of) => given(typed[`${name}-${of}`]) === undefined);
  return empty ? undefined : `${part('year', 0)}-${part('month', 2)}-${part('day', 2)}`;
}

function given(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}

function filled(members: { readonly [name: string]: string | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => {
      const one = given(value);
      return one === undefined ? [] : [[name, one]];
    }),
  );
}

/** What a row said before that no field asks: from when to when it holds. Rows are known again by one of their words. */
function unasked(before: JsonObject, list: string, key: string, value: string | undefined): JsonObject {
  const rows = before[list];
  const row = rows !== undefined && isList(rows) ? rows.find((one) => isObject(one) && one[key] === value) : undefined;
  if (!isObject(row)) return {};
  return { ...days(row), ...(isObject(row['basis']) ? { basis: row['basis'] } : {}) };
}

function days(row: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([name]) => HOLDS.includes(name)));
}

const HOLDS = ['from', 'to', 'validFrom', 'validTo'];

function objectAt(of: JsonObject, name: string): JsonObject {
  const found = of[name];
  return isObject(found) ? found : {};
}
