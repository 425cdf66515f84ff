import { FILE_SCHEMA } from '#definitions/file-kind';
import type { FactType } from '#definitions/schema/facts';
import { isList, type Json } from '#terms/json';
import { nik } from '#terms/nik';
import { plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** JSON Schema that a value of each type fulfils once read; a form's own schema may only narrow it. */
export function schemaOf(fact: FactType): { readonly [keyword: string]: Json } {
  switch (fact.type) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: 2000 };
    case 'prose':
      return { type: 'string', minLength: 1, maxLength: 20_000 };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'integer':
      return { type: 'integer' };
    case 'rupiah':
      return { type: 'integer', minimum: 0 };
    case 'boolean':
      return { type: 'boolean' };
    case 'decimal':
    case 'nik':
    case 'phone':
    case 'plate':
      return { type: 'string' };
    case 'choice':
      return { type: 'string', enum: Object.keys(fact.choices ?? {}) };
    case 'list':
      return { type: 'array', items: { type: 'string', minLength: 1, maxLength: 500 }, maxItems: 100 };
    case 'file':
      return FILE_SCHEMA;
    default:
      return fact.type satisfies never;
  }
}

/**
 * A value as people type it (or as a program sends it in JSON) in the one form it is kept in; undefined when it cannot be
 * read. Dates become `YYYY-MM-DD`, rupiah and integers whole numbers, decimals text with a point, telephone numbers
 * `0812...`, plates `AN 1234 BC`.
 */
export function readValue(type: FactType['type'], raw: Json): Json | undefined {
  if (type === 'list') return readItems(raw);
  if (type === 'file') return isList(raw) ? raw : undefined;
  if (type === 'boolean') return readBoolean(raw);
  if (type === 'integer' || type === 'rupiah') return readWhole(raw);
  if (type === 'decimal') return readDecimal(raw);
  if (typeof raw !== 'string') return undefined;
  const text = raw.normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (type === 'date') return readDay(text);
  if (type === 'nik') return readNik(text);
  if (type === 'phone') return readPhone(text);
  if (type === 'plate') return readPlate(text);
  return text;
}

function readItems(raw: Json): Json | undefined {
  const items = typeof raw === 'string' ? raw.split(/[,\n]/) : raw;
  if (!isList(items)) return undefined;
  const texts = items.map((item) => (typeof item === 'string' ? item.normalize('NFC').trim() : undefined));
  return texts.every((text) => text !== undefined) ? texts.filter((text) => text !== '') : undefined;
}

const YES = ['true', 'on', '1', 'yes', 'ya'];
const NO = ['false', 'off', '0', 'no', 'tidak'];

function readBoolean(raw: Json): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  const text = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
  if (YES.includes(text)) return true;
  return NO.includes(text) ? false : undefined;
}

/** `1.183.000`, `1,183,000`, `Rp1.183.000,00` and `1183000` are the same number. */
function readWhole(raw: Json): number | undefined {
  if (typeof raw === 'number') return Number.isSafeInteger(raw) ? raw : undefined;
  if (typeof raw !== 'string') return undefined;
  const text = raw
    .replace(/^\s*rp\.?/i, '')
    .replace(/[\s\u00a0]/g, '')
    .replace(/[.,](00|-)$/, '');
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(text)) return undefined;
  const number = Number(text.replace(/[.,]/g, ''));
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A comma is the decimal sign in Indonesian, a point in English; with both, the last one is. */
function readDecimal(raw: Json): string | undefined {
  const text = (typeof raw === 'number' || typeof raw === 'string' ? String(raw) : '').replace(/[\s\u00a0]/g, '');
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const whole = last === -1 ? text : text.slice(0, last);
  const fraction = last === -1 ? '' : text.slice(last + 1);
  if (!/^-?(\d+|\d{1,3}([.,]\d{3})+)$/.test(whole) || !/^\d*$/.test(fraction)) return undefined;
  const digits = whole.replace(/[.,]/g, '');
  return fraction === '' ? digits : `${digits}.${fraction}`;
}

function readDay(text: string): string | undefined {
  const typed = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = typed ?? [];
  try {
    return plainDate(typed === null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  } catch {
    return undefined;
  }
}

function readNik(text: string): string | undefined {
  try {
    return nik(text);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Indonesian numbers with or without the country code; kept as they are dialled at home. */
function readPhone(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '').replace(/^(\+62|62|0062)0?/, '0');
  return /^0[1-9]\d{7,11}$/.test(digits) ? digits : undefined;
}

/** Area letters, number, series letters (Perpol 7/2021). */
function readPlate(text: string): string | undefined {
  const found = /^([A-Z]{1,2})[\s.-]*([1-9]\d{0,3})[\s.-]*([A-Z]{0,3})$/.exec(text.toUpperCase());
  return found === null ? undefined : [found[1], found[2], found[3]].filter((part) => part !== '').join(' ');
}
