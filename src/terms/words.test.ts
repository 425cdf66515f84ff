import { hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidv7 } from '#terms/ids';
import { canonical, type Json } from '#terms/json';
import { chooseLanguage } from '#terms/language';
import { maskNik, nik } from '#terms/nik';
import { instant, plainDate, sayDate, sayTime } from '#terms/plain-date';
import { caseNumber, derive, isCaseNumber } from '#terms/random';
import { rupiah, sayRupiah } from '#terms/rupiah';

describe('words everybody shares', () => {
  it('a NIK is read as people type it and shown masked', () => {
    expect(nik('9971 0145 0790 0003')).toBe('9971014507900003');
    expect(maskNik('9971014507900003')).toBe('9971••••••••0003');
    for (const wrong of ['997101450790000', '9971013213900001', '9971010100900000', 'x'])
      expect(() => nik(wrong)).toThrow('16 digits');
  });

  it('rupiah are whole and written the Indonesian way', () => {
    expect(sayRupiah(rupiah(1_183_000), 'id')).toBe('Rp1.183.000');
    expect(sayRupiah(rupiah(-5n), 'en')).toBe('-Rp5');
    expect(() => rupiah(0.5)).toThrow('whole rupiah');
  });

  it('dates and times are said in both languages', () => {
    expect(sayDate(plainDate('2026-11-24'), 'id', true)).toBe('Selasa, 24 November 2026');
    expect(sayTime(instant('2026-11-23T02:14:00Z'), 'Asia/Jakarta', 'id', true)).toBe('09.14 WIB');
    expect(() => plainDate('2026-02-30')).toThrow('not a date');
    expect(() => instant('2026-11-23T02:14:00')).toThrow('zone');
  });

  it('a language is chosen from what a browser wishes', () => {
    expect(chooseLanguage('fr, en;q=0.8')).toBe('en');
    expect(chooseLanguage(undefined)).toBe('id');
  });

  it('canonical JSON does not depend on the order of names', () => {
    expect(canonical({ b: [1, null], a: { d: 'x', c: true } })).toBe('{"a":{"c":true,"d":"x"},"b":[1,null]}');
  });

  it('canonical JSON is JSON with its names in order, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value as Json);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        JSON.parse(text, (_name, part: unknown) => {
          if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
          const names = Object.keys(part).filter((name) => !/^\d+$/.test(name));
          expect(names).toEqual(names.toSorted());
          return part;
        });
      }),
    );
  });

  it('ids sort by time', () => {
    const random = derive(new Uint8Array(32), 'id', 10);
    expect(uuidv7(1_000, random) < uuidv7(2_000, random)).toBe(true);
    expect(uuidv7(1_000, random)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('what is derived is HKDF-SHA-256, as the platform computes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.string(), fc.integer({ min: 1, max: 32 }), (seed, label, n) => {
        const expected = new Uint8Array(hkdfSync('sha256', seed, new Uint8Array(0), label, n));
        expect(derive(seed, label, n)).toEqual(expected);
        expect(derive(seed, label, n)).toEqual(expected);
      }),
    );
    expect(() => derive(new Uint8Array(32), 'two blocks', 33)).toThrow();
  });

  it('one mistyped character of a case number is noticed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.integer({ min: 0, max: 7 }), (random, place) => {
        const number = caseNumber(2026, random);
        expect(isCaseNumber(number)).toBe(true);
        const at = 8 + place;
        const other = number[at] === '7' ? '8' : '7';
        expect(isCaseNumber(number.slice(0, at) + other + number.slice(at + 1))).toBe(false);
      }),
    );
  });
});
