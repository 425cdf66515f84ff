import { acceptedBy, FILE_GROUPS, type KeptFile, LARGEST_FILE, mostFiles } from '#definitions/file-kind';
import { sayAccepted } from '#definitions/form-words';
import type { Government } from '#definitions/government';
import type { FactType } from '#definitions/schema/facts';
import type { FormFile } from '#definitions/schema/form';
import { sayFact, sayFile } from '#operations/marks/say-fact';
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
  /** How the form narrows the fact, and what is attached: for fields of type `file`. */
  readonly narrowed?: JsonObject | undefined;
  readonly files?: readonly KeptFile[];
}

/** One question over a fact, with what has been typed and what is wrong with it. */
export function fieldView(government: Government, name: string, language: Language, state: FieldState = {}): FieldView {
  const fact = government.facts.get(name);
  if (fact === undefined) throw new Error(`a form asks the unknown fact ${name}`);
  return {
    name,
    type: fact.type,
    label: fact.label[language],
    hint: hintOf(fact, language, state),
    unit: fact.unit ?? null,
    required: state.required ?? true,
    value:
      fact.type === 'file'
        ? ''
        : state.typed === undefined
          ? answered(government, name, state.answers?.[name])
          : typedText(state.typed, name),
    error: state.errors?.get(name)?.[language] ?? null,
    choices: Object.entries(fact.choices ?? {}).map(([value, words]) => ({
      value,
      label: words[language],
      hint: null,
    })),
    ...(fact.type === 'file' ? { files: filesView(state, language) } : {}),
  };
}

/** What a field for files takes is said before somebody tries. */
function hintOf(fact: FactType, language: Language, { narrowed }: FieldState): string | null {
  const own = fact.hint?.[language] ?? null;
  if (fact.type !== 'file') return own;
  const [most, size, kinds] = [
    mostFiles(narrowed),
    LARGEST_FILE / 2 ** 20,
    sayAccepted(acceptedBy(narrowed))[language],
  ];
  const takes =
    language === 'id'
      ? `${most === 1 ? 'Satu berkas' : `Paling banyak ${most} berkas`}, ${kinds}, masing-masing paling besar ${size} MB.`
      : `${most === 1 ? 'One file' : `At most ${most} files`}, ${kinds}, each ${size} MB at most.`;
  return own === null ? takes : `${own} ${takes}`;
}

function filesView({ narrowed, files = [] }: FieldState, language: Language): NonNullable<FieldView['files']> {
  return {
    accept: acceptedBy(narrowed)
      .flatMap((group) => FILE_GROUPS[group])
      .join(','),
    several: mostFiles(narrowed) > 1,
    kept: files.map((file) => ({ id: file.id, label: sayFile(file, language) })),
  };
}

/** Fields of a form in its order. */
export function fieldViews(
  government: Government,
  form: FormFile,
  typed: JsonObject,
  errors: FieldErrors,
  language: Language,
  files: ReadonlyMap<string, readonly KeptFile[]> = new Map(),
): readonly FieldView[] {
  return form.pages
    .flatMap(({ fields }) => fields)
    .map((name) =>
      fieldView(government, name, language, {
        typed,
        errors,
        required: form.schema.required.includes(name),
        narrowed: form.schema.properties[name] as JsonObject | undefined, // read from JSON
        files: files.get(name) ?? [],
      }),
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
