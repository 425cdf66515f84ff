import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexRows } from '#rules/dmn/row-index';
import { compileUnaryTests, evaluate } from '#rules/feel/expression';
import { fromJson } from '#rules/feel/json';
import type { FeelValue } from '#rules/feel/value';
import { ask, table } from '../../../test/support/dmn.ts';

const cell = (text: string) => (text === '-' ? null : compileUnaryTests(text, []).code);

function rowsFor(cells: readonly string[], value: FeelValue): readonly number[] | null {
  return indexRows(cells.map((text) => [cell(text)]))?.rowsFor(value) ?? null;
}

describe('the index of a table', () => {
  it('finds the row of a code among a thousand, and of a range, without trying the others', () => {
    const codes = Array.from({ length: 1000 }, (_, i) => `"K${i}"`);
    expect(rowsFor(codes, 'K999')).toEqual([999]);
    expect(rowsFor(codes, 'gone')).toEqual([]);
    const ranges = Array.from({ length: 1000 }, (_, i) => `[${i * 10}..${i * 10 + 10})`);
    expect(rowsFor(ranges, fromJson(4321))).toEqual([432]);
    expect(rowsFor(ranges, fromJson(-1))).toEqual([]);
  });

  it('always tries what cannot be looked up, and every row for a value of another kind', () => {
    const mixed = [...Array.from({ length: 20 }, (_, i) => `"K${i}"`), '-', 'not("K3")', '? = "x"'];
    expect(rowsFor(mixed, 'K3')).toEqual([3, 20, 21, 22]);
    expect(rowsFor(mixed, null)).toBeNull();
    expect(rowsFor(mixed, ['K3'])).toBeNull();
    expect(
      rowsFor(
        Array.from({ length: 20 }, () => '-'),
        'K3',
      ),
    ).toBeNull();
  });

  it('loses no row that a walk through the table would find', () => {
    const number = fc.integer({ min: -3, max: 12 }).map(String);
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `date("2026-01-${String(n).padStart(2, '0')}")`);
    const end = fc.oneof(number, day);
    const cells = fc.oneof(
      number,
      day,
      fc.constantFrom('"a"', '"b"', '"a", "b"', '1, "a"', '-', 'not(1)', 'null', 'true', '? > 3', '1.0', '[1, 2]'),
      fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), end).map(([sign, value]) => `${sign} ${value}`),
      fc
        .tuple(fc.constantFrom('[', '('), end, end, fc.constantFrom(']', ')'))
        .map(([open, low, high, close]) => `${open}${low}..${high}${close}`),
    );
    const values = fc.oneof(
      fc.integer({ min: -4, max: 13 }).map((n) => fromJson(n)),
      fc.integer({ min: 1, max: 28 }).map((n) => fromJson(`2026-01-${String(n).padStart(2, '0')}`, 'date')),
      fc.constantFrom<FeelValue>('a', 'c', null, true, fromJson('1.00', 'number'), fromJson([1])),
    );
    let indexed = 0;
    fc.assert(
      fc.property(fc.array(cells, { minLength: 16, maxLength: 40 }), values, (texts, value) => {
        const found = rowsFor(texts, value);
        if (found === null) return;
        indexed += 1;
        const held = texts.flatMap((text, row) => {
          const test = text === '-' ? true : evaluate(compileUnaryTests(text, []), new Map([['?', value]])).value;
          return test === true ? [row] : [];
        });
        expect(found).toEqual(expect.arrayContaining(held));
        expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
    expect(indexed).toBeGreaterThan(100);
  });

  it('keeps the order of the table and its hit policy', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i % 2 === 0 ? `"K${i % 4}"` : '-', String(i)]);
    const answer = ask(table('hitPolicy="RULE ORDER"', '<output/>', rows), { x: 'K2' });
    const expected = rows.flatMap(([test], i) => (test === '-' || test === '"K2"' ? [i + 1] : []));
    expect(answer.trace[0]?.rows.map(({ row }) => row)).toEqual(expected);
  });
});
