import { assert, constantFrom, maxSafeNat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForm } from '#definitions/form';
import { FactsFile } from '#definitions/schema/facts';
import { FormFile } from '#definitions/schema/form';
import type { JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';
import { sayRupiah } from '#terms/rupiah';

const words = (text: string) => ({ id: text, en: text.toUpperCase() });
const facts = new Map(
  FactsFile.parse([
    { id: 'contact.phone', type: 'phone', personal: true, label: words('telepon') },
    { id: 'person.nik', type: 'nik', personal: true, label: words('nik') },
    { id: 'person.birthDate', type: 'date', personal: true, label: words('tanggal lahir') },
    { id: 'vehicle.plate', type: 'plate', personal: true, label: words('nomor polisi') },
    { id: 'vehicle.cc', type: 'integer', personal: false, label: words('isi silinder') },
    { id: 'tax.njkb', type: 'rupiah', personal: false, label: words('njkb') },
    { id: 'tax.weight', type: 'decimal', personal: false, label: words('bobot') },
    { id: 'applicant.power', type: 'boolean', personal: false, label: words('surat kuasa') },
    { id: 'vehicle.class', type: 'choice', personal: false, label: words('golongan'), choices: { C1: words('motor') } },
    { id: 'note.text', type: 'text', personal: false, label: words('catatan') },
    { id: 'note.names', type: 'list', personal: false, label: words('nama') },
  ]).map((fact) => [fact.id, fact] as const),
);

function formOf(properties: JsonObject, required: readonly string[] = [], rest: JsonObject = {}): FormFile {
  const pages = [{ id: 'page', fields: Object.keys(properties) }];
  return FormFile.parse({ id: 'form', schema: { type: 'object', properties, required, ...rest }, pages });
}

function read(form: FormFile, raw: JsonObject, only?: readonly string[]): JsonObject {
  return parseForm(form, { facts }, raw, only).values;
}

/** field -> keyword of the errors a form gives. */
function refused(form: FormFile, raw: JsonObject, only?: readonly string[]): { [field: string]: unknown } {
  try {
    parseForm(form, { facts }, raw, only);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'form-invalid') throw error;
    const errors = error.facts['errors'] as { field: string; keyword: string; message: { id: string; en: string } }[];
    for (const { message } of errors) expect([message.id, message.en].join()).not.toMatch(/undefined|\{|^$/);
    return Object.fromEntries(errors.map(({ field, keyword }) => [field, keyword]));
  }
  throw new Error('the form took it');
}

describe('what people type into a form', () => {
  it('is kept in one form for each type', () => {
    const all = formOf(Object.fromEntries([...facts.keys()].map((name) => [name, {}])));
    expect(
      read(all, {
        'contact.phone': '+62 812-3456-7890',
        'person.nik': '9971 0145 0790 0003',
        'person.birthDate': '5/7/1990',
        'vehicle.plate': 'an1234bc',
        'vehicle.cc': '1.500',
        'tax.njkb': 'Rp1.183.000,00',
        'tax.weight': '1,05',
        'applicant.power': 'ya',
        'vehicle.class': 'C1',
        'note.text': '  panggil sore  ',
        'note.names': 'Sari, Budi',
      }),
    ).toEqual({
      'contact.phone': '081234567890',
      'person.nik': '9971014507900003',
      'person.birthDate': '1990-07-05',
      'vehicle.plate': 'AN 1234 BC',
      'vehicle.cc': 1500,
      'tax.njkb': 1_183_000,
      'tax.weight': '1.05',
      'applicant.power': true,
      'vehicle.class': 'C1',
      'note.text': 'panggil sore',
      'note.names': ['Sari', 'Budi'],
    });
  });

  it('may be a date in three fields', () => {
    const form = formOf({ 'person.birthDate': {} }, ['person.birthDate']);
    const parts = { 'person.birthDate-day': '23', 'person.birthDate-month': '11', 'person.birthDate-year': '2026' };
    expect(read(form, parts)).toEqual({ 'person.birthDate': '2026-11-23' });
    expect(refused(form, { ...parts, 'person.birthDate-day': '31' })).toEqual({ 'person.birthDate': 'type' });
    expect(refused(form, { 'person.birthDate-day': '', 'person.birthDate-month': '' })).toEqual({
      'person.birthDate': 'required',
    });
  });

  it.each([
    ['contact.phone', '12345'],
    ['person.nik', '9971014513900003'],
    ['person.birthDate', '2026-02-30'],
    ['vehicle.plate', '1234'],
    ['vehicle.cc', '1,5'],
    ['tax.njkb', 'banyak'],
    ['tax.njkb', '9007199254740993'],
    ['tax.weight', '1.05.1'],
    ['applicant.power', 'mungkin'],
  ])('is refused in words when %s is "%s"', (name, typed) => {
    expect(refused(formOf({ [name]: {} }, [name]), { [name]: typed })).toEqual({ [name]: 'type' });
  });

  it('reads any amount as the pages write it, in both languages', () => {
    const form = formOf({ 'tax.njkb': {} });
    assert(
      property(maxSafeNat(), constantFrom('id' as const, 'en' as const), (amount, language) => {
        expect(read(form, { 'tax.njkb': sayRupiah(amount, language) })).toEqual({ 'tax.njkb': amount });
      }),
    );
  });

  it('is the same in JSON as in HTML', () => {
    const form = formOf({ 'tax.njkb': {}, 'applicant.power': {} });
    expect(read(form, { 'tax.njkb': 15_000_000, 'applicant.power': false })).toEqual(
      read(form, { 'tax.njkb': '15.000.000', 'applicant.power': 'tidak' }),
    );
    expect(refused(form, { 'tax.njkb': 0.5 })).toEqual({ 'tax.njkb': 'type' });
    expect(refused(form, { 'tax.njkb': { $gt: 0 } })).toEqual({ 'tax.njkb': 'type' });
  });
});

describe('a form', () => {
  it('names every field that is missing, in the order it asks them', () => {
    const form = formOf({ 'contact.phone': {}, 'note.text': {} }, ['note.text', 'contact.phone']);
    expect(Object.entries(refused(form, { 'note.text': '   ' }))).toEqual([
      ['contact.phone', 'required'],
      ['note.text', 'required'],
    ]);
  });

  it('narrows a type by its own schema', () => {
    const form = formOf({ 'vehicle.cc': { minimum: 50, maximum: 250 }, 'applicant.power': { const: true } });
    expect(refused(form, { 'vehicle.cc': '49', 'applicant.power': 'tidak' })).toEqual({
      'vehicle.cc': 'minimum',
      'applicant.power': 'const',
    });
    expect(refused(formOf({ 'vehicle.class': {} }), { 'vehicle.class': 'Z' })).toEqual({ 'vehicle.class': 'enum' });
  });

  it('says the limit of a day', () => {
    const form = formOf({ 'person.birthDate': { formatMinimum: '1990-01-01' } });
    expect(refused(form, { 'person.birthDate': '31-12-1989' })).toEqual({ 'person.birthDate': 'formatMinimum' });
    expect(() => parseForm(form, { facts }, { 'person.birthDate': '31-12-1989' })).toThrow(
      expect.objectContaining({
        facts: expect.objectContaining({
          errors: [
            expect.objectContaining({
              message: {
                id: 'tanggal lahir paling kecil 1990-01-01.',
                en: 'TANGGAL LAHIR must be 1990-01-01 or more.',
              },
            }),
          ],
        }),
      }),
    );
  });

  it('asks only one page when only one page was sent', () => {
    const form = formOf({ 'contact.phone': {}, 'note.text': {} }, ['note.text', 'contact.phone']);
    expect(read(form, { 'contact.phone': '0812 3456 7890' }, ['contact.phone'])).toEqual({
      'contact.phone': '081234567890',
    });
  });

  it('takes no fact it does not ask, and leaves the names of the door alone', () => {
    const form = formOf({ 'note.text': {} });
    expect(refused(form, { 'person.nik': '9971014507900003' })).toEqual({ 'person.nik': 'additionalProperties' });
    expect(read(form, { key: 'abc', 'note.text': 'a' })).toEqual({ 'note.text': 'a' });
  });

  it('refuses answers that do not fit one another', () => {
    const power = {
      if: { properties: { 'applicant.power': { const: true } }, required: ['applicant.power'] },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { required: ['note.text'] },
    };
    const form = formOf({ 'applicant.power': {}, 'note.text': {} }, [], power);
    expect(refused(form, { 'applicant.power': 'ya' })).toEqual({ 'note.text': 'required' });
    expect(read(form, { 'applicant.power': 'tidak' })).toEqual({ 'applicant.power': false });
    expect(refused(formOf({ 'note.text': {} }, [], { minProperties: 1 }), {})).toEqual({ '': 'minProperties' });
  });
});
