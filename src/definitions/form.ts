import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { acceptedBy, FILE_GROUPS, filesIn, isAccepted } from '#definitions/file-kind';
import { readValue, schemaOf } from '#definitions/form-value';
import {
  type FieldError,
  sayMisfit,
  sayRequired,
  sayUnknownField,
  sayUnreadable,
  sayWhole,
} from '#definitions/form-words';
import type { FactType } from '#definitions/schema/facts';
import type { FormFile } from '#definitions/schema/form';
import type { Json, JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';

/** Whoever knows the vocabulary: a government, or a draft of one. */
interface Vocabulary {
  readonly facts: ReadonlyMap<string, FactType>;
}

type Values = { readonly [fact: string]: Json };

/**
 * Reads what a person typed or a program sent against a form. HTML sends texts and may send a date in three fields
 * (`person.birthDate-day`, `-month`, `-year`); JSON sends typed values; both end in the same values. Names without a dot
 * belong to the door (keys, languages) and are passed over. With `only`, the other fields are neither asked nor needed: one
 * page of the form, or the facts that no registry brought. Refuses `form-invalid` with one error for each field.
 */
export function parseForm(
  form: FormFile,
  vocabulary: Vocabulary,
  raw: JsonObject,
  only?: readonly string[],
): { readonly values: Values } {
  const asked = Object.keys(form.schema.properties).filter((name) => only === undefined || only.includes(name));
  const { values, errors } = readFields(asked, vocabulary, raw);
  const unread = new Set(errors.map((error) => error.field));
  const validate = validatorOf(form, vocabulary, asked);
  if (!validate(values)) {
    const misfits = (validate.errors ?? []).flatMap((error) => fieldError(error, vocabulary));
    errors.push(...misfits.filter((error) => !unread.has(error.field)));
    if (errors.length === 0)
      errors.push({ field: '', keyword: validate.errors?.[0]?.keyword ?? '', message: sayWhole() });
  }
  errors.push(...unknownFields(form, raw));
  if (errors.length > 0) throw invalid(form, firstOfEach(errors, asked));
  return { values };
}

function readFields(
  asked: readonly string[],
  vocabulary: Vocabulary,
  raw: JsonObject,
): { values: Record<string, Json>; errors: FieldError[] } {
  const values: Record<string, Json> = {};
  const errors: FieldError[] = [];
  for (const name of asked) {
    const fact = factOf(vocabulary, name);
    const typed = typedValue(raw, name);
    if (typed === undefined || typed === null || typed === '') continue;
    const value = readValue(fact.type, typed);
    if (value === undefined) errors.push({ field: name, keyword: 'type', message: sayUnreadable(fact) });
    else if (value !== '' && !isNoFile(fact, value)) values[name] = value;
  }
  return { values, errors };
}

/** A field for files that none stands in has not been answered. */
function isNoFile(fact: FactType, value: Json): boolean {
  return fact.type === 'file' && Array.isArray(value) && value.length === 0;
}

const DATE_PARTS = ['day', 'month', 'year'] as const;

function typedValue(raw: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(raw, name)) return raw[name];
  const parts = DATE_PARTS.map((part) => raw[`${name}-${part}`]).map((part) =>
    typeof part === 'string' ? part.trim() : '',
  );
  return parts.every((part) => part === '') ? undefined : parts.join('/');
}

function unknownFields(form: FormFile, raw: JsonObject): FieldError[] {
  const known = Object.keys(form.schema.properties).flatMap((name) => [
    name,
    ...DATE_PARTS.map((part) => `${name}-${part}`),
  ]);
  const unknown = Object.keys(raw).filter((name) => name.includes('.') && !known.includes(name));
  return unknown.map((field) => ({ field, keyword: 'additionalProperties', message: sayUnknownField(field) }));
}

function fieldError(error: ErrorObject, vocabulary: Vocabulary): FieldError[] {
  const missing: unknown = error.params['missingProperty'];
  const name = typeof missing === 'string' ? missing : pointerName(error.instancePath);
  const fact = vocabulary.facts.get(name);
  if (fact === undefined) return [];
  const message = typeof missing === 'string' ? sayRequired(fact) : sayMisfit(fact, error.keyword, error.params);
  return [{ field: name, keyword: error.keyword, message }];
}

/** First part of a JSON Pointer (RFC 6901). */
function pointerName(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** One error a field, in the order they are asked. */
function firstOfEach(errors: readonly FieldError[], asked: readonly string[]): FieldError[] {
  const first = new Map<string, FieldError>();
  for (const error of errors) if (!first.has(error.field)) first.set(error.field, error);
  const rank = (field: string): number => (asked.includes(field) ? asked.indexOf(field) : asked.length);
  return [...first.values()].toSorted((a, b) => rank(a.field) - rank(b.field));
}

function invalid(form: FormFile, errors: readonly FieldError[]): Refusal {
  return new Refusal('form-invalid', `${errors.length} field(s) of form ${form.id} do not fit`, {
    form: form.id,
    errors,
  });
}

function factOf(vocabulary: Vocabulary, name: string): FactType {
  const fact = vocabulary.facts.get(name);
  if (fact === undefined) throw new Error(`form asks the unknown fact ${name}`);
  return fact;
}

/** A form over facts that nobody wrote a form for: what a silent registry left open. Their types say what fits. */
export function formOver(facts: readonly string[]): FormFile {
  return {
    id: 'missing-facts',
    schema: { type: 'object', properties: Object.fromEntries(facts.map((fact) => [fact, {}])), required: [...facts] },
    pages: [{ id: 'missing-facts', fields: [...facts] }],
  };
}

/** JSON Schema 2020-12 of a form's answers, types of the vocabulary included: what the door and the API description publish. */
export function answerSchema(form: FormFile, vocabulary: Vocabulary, asked: readonly string[]): JsonObject {
  const whole = asked.length === Object.keys(form.schema.properties).length;
  const { properties, required, ...rest } = form.schema;
  const fields = asked.map((name) => {
    const { format, ...base } = schemaOf(factOf(vocabulary, name));
    const kind = format === undefined ? {} : { format }; // formatMinimum compares by the format beside it
    return [
      name,
      {
        allOf: [
          { ...base, ...kind },
          { ...kind, ...properties[name] },
        ],
      },
    ];
  });
  return {
    ...(whole ? rest : {}),
    type: 'object',
    properties: Object.fromEntries(fields),
    required: required.filter((name) => asked.includes(name)),
  };
}

/** One compiler for each vocabulary, with what it compiled, by the text of the schema. */
interface Compiler {
  readonly ajv: Ajv2020;
  readonly validators: Map<string, ValidateFunction>;
}

const compilers = new WeakMap<Vocabulary['facts'], Compiler>();

function compilerFor({ facts }: Vocabulary): Compiler {
  const known = compilers.get(facts);
  if (known !== undefined) return known;
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajvFormats.default(ajv, { formats: ['date'], keywords: true });
  ajv.addKeyword({
    keyword: 'accept',
    metaSchema: { type: 'array', items: { enum: Object.keys(FILE_GROUPS) }, minItems: 1, uniqueItems: true },
    validate: (groups: readonly string[], value: Json) =>
      filesIn(value).every(({ kind }) => isAccepted(acceptedBy({ accept: groups }), kind)),
  });
  const compiler: Compiler = { ajv, validators: new Map() };
  compilers.set(facts, compiler);
  return compiler;
}

/** The check of a form's answers. Throws an Error when the form's schema is no JSON Schema 2020-12. */
export function validatorOf(form: FormFile, vocabulary: Vocabulary, asked: readonly string[]): ValidateFunction {
  const { ajv, validators } = compilerFor(vocabulary);
  const schema = answerSchema(form, vocabulary, asked);
  const text = JSON.stringify(schema);
  const validate = validators.get(text) ?? ajv.compile(schema);
  validators.set(text, validate);
  return validate;
}
