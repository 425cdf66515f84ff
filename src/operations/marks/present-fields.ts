import type { Government } from '#definitions/government';
import type { FormFile } from '#definitions/schema';
import { sayFact } from '#operations/marks/say-fact';
import type { FieldView } from '#operations/views/marks';
import { isList, isObject, type Json, type JsonObject, textOf } from '#terms/json';
import type { Language, Text } from '#terms/language';
import { Refusal } from '#terms/refusal';

/** What is wrong with each field, by fact name. */
export type FieldErrors = ReadonlyMap<string, Text>;

export const NO_ERRORS: FieldErrors = new Map();

/** The errors of a form that does not fit; null for any other failure. */
export function formErrors(error: unknown): FieldErrors | null {
  if (!(error instanceof Refusal) || error.code !== 'form-invalid') return null;
  const all = error.facts['errors'];
  const found = all !== undefined && isList(all) ? all.filter((one): one is JsonObject => isObject(one)) : [];
  return new Map(found.map((one) => [textOf(one['field']), wordsOf(one['message'])]));
}

/** A message as `parseForm` gives it. */
function wordsOf(message: Json | undefined): Text {
  const words = isObject(message) ? message : {};
  return { id: textOf(words['id']), en: textOf(words['en']) };
}

/** What came back with a form: texts as typed, and what is wrong with them. */
export interface Returned {
  readonly typed: JsonObject;
  readonly errors: FieldErrors;
}

/** How a field is to be shown; `answers` are those kept from before, shown where nothing has come back. */
export interface FieldState extends Partial<Returned> {
  readonly answers?: JsonObject;
  readonly required?: boolean;
}

/** One question over a fact, with what has been typed and what is wrong with it. */
export function fieldView(government: Government, name: string, language: Language, state: FieldState = {}): FieldView {
  const fact = government.facts.get(name);
  if (fact === undefined) throw new Error(`a form asks the unknown fact ${name}`);
  return {
    name,
    type: fact.type,
    label: fact.label[language],
    hint: fact.hint?.[language] ?? null,
    unit: fact.unit ?? null,
    required: state.required ?? true,
    value: state.typed === undefined ? answered(government, name, state.answers?.[name]) : typedText(state.typed, name),
    error: state.errors?.get(name)?.[language] ?? null,
    choices: Object.entries(fact.choices ?? {}).map(([value, words]) => ({
      value,
      label: words[language],
      hint: null,
    })),
  };
}

/** Fields of a form in its order. */
export function fieldViews(
  government: Government,
  form: FormFile,
  typed: JsonObject,
  errors: FieldErrors,
  language: Language,
): readonly FieldView[] {
  return form.pages
    .flatMap(({ fields }) => fields)
    .map((name) =>
      fieldView(government, name, language, { typed, errors, required: form.schema.required.includes(name) }),
    );
}

/** As a form takes it back: a telephone number as it is dialled, a list line by line. */
function answered(government: Government, name: string, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (isList(value)) return value.map(textOf).join('\n');
  return government.facts.get(name)?.type === 'phone' ? sayFact(government, name, value, 'id') : textOf(value);
}

/** As typed; the three parts of a date in the order a page shows them again. */
function typedText(typed: JsonObject, name: string): string {
  const value: Json | undefined = typed[name];
  if (value !== undefined) return textOf(value);
  const parts = ['year', 'month', 'day'].map((part) => textOf(typed[`${name}-${part}`]));
  return parts.every((part) => part === '') ? '' : parts.join('-');
}
