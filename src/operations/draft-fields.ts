import type { Government } from '#definitions/government';
import type { FormFile } from '#definitions/schema';
import type { Program } from '#engine/case';
import { sayFact } from '#operations/say-fact';
import type { FieldView } from '#operations/views/marks';
import { isList, isObject, type Json, type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';

/** What came back from a form, and what is wrong with it, by field. */
export interface Returned {
  readonly typed: { readonly [name: string]: string };
  readonly errors: ReadonlyMap<string, string>;
}

/** The errors of a form as people read them; null for any other failure. */
export function errorsOf(error: unknown, language: Language): ReadonlyMap<string, string> | null {
  if (!(error instanceof Refusal) || error.code !== 'form-invalid') return null;
  const list = error.facts['errors'] ?? [];
  const all = isList(list) ? list.filter((one): one is JsonObject => isObject(one)) : [];
  return new Map(
    all.map((one) => [textOf(one['field']), isObject(one['message']) ? textOf(one['message'][language]) : '']),
  );
}

/** One question, with what was answered before or has just come back. */
export function draftField(
  { government }: Program,
  form: FormFile,
  name: string,
  answers: JsonObject,
  returned: Returned | null,
  language: Language,
): FieldView {
  const fact = government.facts.get(name);
  if (fact === undefined) throw new Error(`form ${form.id} asks the unknown fact ${name}`);
  return {
    name,
    type: fact.type,
    label: fact.label[language],
    hint: fact.hint?.[language] ?? null,
    unit: fact.unit ?? null,
    required: form.schema.required.includes(name),
    value: returned === null ? answered(government, name, answers[name]) : typedText(returned.typed, name),
    error: returned?.errors.get(name) ?? null,
    choices: Object.entries(fact.choices ?? {}).map(([value, words]) => ({
      value,
      label: words[language],
      hint: null,
    })),
  };
}

/** As a form takes it back: a telephone number as it is dialled, a list line by line. */
function answered(government: Government, name: string, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (isList(value)) return value.map(textOf).join('\n');
  return government.facts.get(name)?.type === 'phone' ? sayFact(government, name, value, 'id') : textOf(value);
}

/** As typed; the parts of a date in the order in which a page shows them again. */
function typedText(typed: Returned['typed'], name: string): string {
  const whole = typed[name];
  if (whole !== undefined) return whole;
  const parts = ['year', 'month', 'day'].map((part) => typed[`${name}-${part}`] ?? '');
  return parts.every((part) => part === '') ? '' : parts.join('-');
}
