import type { Government, Service } from '#definitions/government';
import { type FieldErrors, fieldView, formErrors, NO_ERRORS } from '#operations/marks/present-fields';
import { labelInside } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { billLines } from '#operations/money/present-bill';
import { spokenFor } from '#operations/refusals';
import { billingService, factsToQuote, type Quote, quoteService } from '#operations/service/quote-service';
import type { CalculatorView, QuoteResult } from '#operations/views/door';
import type { FieldView } from '#operations/views/marks';
import { isList, isObject, type Json, type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { addDays, dayIn, daysBetween, type Instant, instant, type PlainDate, plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** The day of payment, asked beside the facts that the tariffs read. */
const DAY = 'on.paid';

/** What a calculator was sent: texts by field, a date in three parts. */
export type Typed = { readonly [name: string]: string };

/**
 * Fee calculator of a service. Without anything typed it shows the first of the service's own worked examples that can be
 * quoted, moved to today.
 */
export function calculatorOf(
  government: Government,
  service: Service,
  typed: Typed | null,
  language: Language,
  at: Instant,
): CalculatorView {
  const today = dayIn(government.file.zone, at);
  const facts = factsToQuote(government, service);
  if (typed === null) return exampleView(government, service, facts, today, language);
  const given = Object.fromEntries(facts.map((name) => [name, textIn(typed, name)]).filter(([, text]) => text !== ''));
  const on = readDay(typed, today);
  const outcome = on === null ? wrongDay() : quoted(government, service, given, on);
  return viewOf(government, service, facts, { ...typed, ...dayParts(typed, today) }, outcome, language);
}

/** A quote, or what stands against it. */
type Outcome =
  | { readonly kind: 'quote'; readonly quote: Quote }
  | { readonly kind: 'errors'; readonly errors: FieldErrors }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'nothing' };

function quoted(government: Government, service: Service, given: JsonObject, on: PlainDate): Outcome {
  try {
    return { kind: 'quote', quote: quoteService(government, service.file.id, given, on) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const errors = formErrors(error) ?? missingIn(government, service, error);
    return errors === null ? { kind: 'refused', refusal: error } : { kind: 'errors', errors };
  }
}

/** Facts the sum depends on and nobody gave, each with its cure; null for any other refusal. */
function missingIn({ facts: known }: Government, { file }: Service, { code, facts }: Refusal): FieldErrors | null {
  const all = facts['facts'];
  if (code !== 'fact-missing' || all === undefined || !isList(all)) return null;
  const missing = all.filter((one): one is JsonObject => isObject(one));
  return new Map(
    missing.map(({ fact, label }) => {
      const words = isObject(label) ? label : {};
      const chosen = textOf(fact) === file.territory || known.get(textOf(fact))?.type === 'choice';
      const [isi, enter] = chosen ? ['Pilih', 'Choose'] : ['Isi', 'Enter'];
      return [
        textOf(fact),
        { id: `${isi} ${labelInside(textOf(words['id']))}.`, en: `${enter} ${labelInside(textOf(words['en']))}.` },
      ];
    }),
  );
}

function wrongDay(): Outcome {
  const words = { id: 'Isi tanggal bayar yang ada di kalender.', en: 'Enter a day of payment that exists.' };
  return { kind: 'errors', errors: new Map([[DAY, words]]) };
}

function viewOf(
  government: Government,
  service: Service,
  facts: readonly string[],
  typed: Typed,
  outcome: Outcome,
  language: Language,
): CalculatorView {
  const errors = outcome.kind === 'errors' ? outcome.errors : NO_ERRORS;
  return {
    action: `/layanan/${service.file.id}/hitung`,
    fields: [
      ...facts.map((name) => quoteField(government, service, name, typed, errors, language)),
      dayField(typed, errors, language),
    ],
    result: outcome.kind === 'quote' ? resultOf(government, service, outcome.quote, language) : null,
    refusal: outcome.kind === 'refused' ? saidBy(service, outcome.refusal, language) : null,
  };
}

/** The place is chosen by its name, from those for which the service has tariffs. */
function quoteField(
  government: Government,
  { file }: Service,
  name: string,
  typed: Typed,
  errors: FieldErrors,
  language: Language,
): FieldView {
  const field = fieldView(government, name, language, { typed, errors });
  if (name !== file.territory) return field;
  const choices = [...file.territories, ...file.quoteTerritories].map((code) => ({
    value: code,
    label: government.file.regions.find((region) => region.code === code)?.name ?? code,
    hint: null,
  }));
  return { ...field, type: 'choice', hint: null, choices };
}

function dayField(typed: Typed, errors: FieldErrors, language: Language): FieldView {
  const parts = ['year', 'month', 'day'].map((part) => typed[`${DAY}-${part}`] ?? '');
  return {
    name: DAY,
    type: 'date',
    label: language === 'id' ? 'Tanggal bayar' : 'Day of payment',
    hint: null,
    unit: null,
    required: true,
    value: parts.join('-'),
    error: errors.get(DAY)?.[language] ?? null,
    choices: [],
  };
}

function resultOf(government: Government, service: Service, quote: Quote, language: Language): QuoteResult {
  const lines = quote.lines.map((line) => ({ ...line, fired: firedBy(line.rows) }));
  return {
    on: quote.on,
    lines: billLines({ government, service: billingService(government, service) }, lines, language, null),
    total: quote.total,
  };
}

function firedBy(rows: Quote['lines'][number]['rows']) {
  const tables = [...new Set(rows.map(({ table }) => table))];
  return tables.map((table) => ({ table, rows: rows.filter((row) => row.table === table) }));
}

function saidBy({ texts }: Service, refusal: Refusal, language: Language): string {
  const words = texts[language].refusals[refusal.code] ?? wordsOf(refusal.code, language);
  return `${words.what} ${words.next}`;
}

function wordsOf(code: string, language: Language): { readonly what: string; readonly next: string } {
  const spoken = spokenFor(code);
  return { what: spoken?.what[language] ?? code, next: spoken?.next[language] ?? '' };
}

/** As typed, or the three parts of a date as `day/month/year`. */
function textIn(typed: Typed, name: string): string {
  const parts = ['day', 'month', 'year'].map((part) => (typed[`${name}-${part}`] ?? '').trim());
  return (typed[name] ?? (parts.every((part) => part === '') ? '' : parts.join('/'))).trim();
}

function readDay(typed: Typed, today: PlainDate): PlainDate | null {
  const text = textIn(typed, DAY);
  if (text === '') return today;
  const [day = '', month = '', year = ''] = text.split('/');
  try {
    return plainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function dayParts(typed: Typed, today: PlainDate): Typed {
  return textIn(typed, DAY) === '' ? partsOf(DAY, today) : {};
}

function partsOf(name: string, day: PlainDate): Typed {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
}

function exampleView(
  government: Government,
  service: Service,
  facts: readonly string[],
  today: PlainDate,
  language: Language,
): CalculatorView {
  for (const given of examplesOf(government, service, facts, today)) {
    const outcome = quoted(government, service, given, today);
    if (outcome.kind === 'quote')
      return viewOf(government, service, facts, typedAs(government, given, today, language), outcome, language);
  }
  return viewOf(government, service, facts, partsOf(DAY, today), { kind: 'nothing' }, language);
}

/**
 * Facts of the service's examples in which every payee gets one line, where the service is given; their dates as far from
 * today as from their own day.
 */
function examplesOf(
  government: Government,
  service: Service,
  facts: readonly string[],
  today: PlainDate,
): JsonObject[] {
  const { territory, territories } = service.file;
  const billed = [...service.examples.values()].filter(
    ({ then }) => Object.keys(then.bill?.lines ?? {}).length === payeeCount(billingService(government, service)),
  );
  const found = billed.flatMap(({ given }) => {
    const all = new Map(Object.entries(given.facts));
    for (const [id, record] of Object.entries(given.registries)) {
      const fields = government.registries.get(id)?.fields ?? {};
      if (typeof record === 'object')
        for (const [field, value] of Object.entries(record)) all.set(fields[field] ?? field, value);
    }
    if (!territories.includes(textOf(all.get(territory)))) return [];
    const shift = daysBetween(dayIn(government.file.zone, instant(given.at)), today);
    return [Object.fromEntries(facts.map((name) => [name, shifted(government, name, all.get(name) ?? null, shift)]))];
  });
  return found.toSorted((a, b) => placeOf(a) - placeOf(b));

  function placeOf(given: JsonObject): number {
    return territories.indexOf(textOf(given[territory]));
  }
}

function shifted(government: Government, name: string, value: Json, days: number): Json {
  if (government.facts.get(name)?.type !== 'date' || typeof value !== 'string') return value;
  return addDays(plainDate(value), days);
}

/** Values as somebody would have typed them. */
function typedAs(government: Government, given: JsonObject, today: PlainDate, language: Language): Typed {
  const fields = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    const type = government.facts.get(name)?.type;
    if (value === null) return [];
    if (type === 'date') return Object.entries(partsOf(name, plainDate(textOf(value))));
    if (type === 'rupiah')
      return [[name, new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB').format(Number(value))]];
    return [[name, language === 'id' && type === 'decimal' ? textOf(value).replace('.', ',') : textOf(value)]];
  });
  return { ...Object.fromEntries(fields), ...partsOf(DAY, today) };
}

/** What a bill is made of, in the words of its lines: "PKB", "Opsen PKB". */
export function lineNames({ file, texts }: Service, language: Language): readonly string[] {
  const lines = Object.values(file.elements).flatMap(({ bill }) => bill?.lines ?? []);
  return [...new Set(lines.map(({ id }) => (texts[language].lines[id] ?? id).replace(/ \(.*\)$/, '')))];
}

export function payeeCount({ file }: Service): number {
  const lines = Object.values(file.elements).flatMap(({ bill }) => bill?.lines ?? []);
  return new Set(lines.map(({ payee }) => payee)).size;
}

/** Labels of what a form asks, as they stand inside a sentence. */
export function askedLabels(government: Government, names: readonly string[], language: Language): string[] {
  return names.map((name) => labelInside(labelOf(government, name, language)));
}
