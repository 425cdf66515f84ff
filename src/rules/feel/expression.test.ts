import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILTIN_NAMES } from '#rules/feel/builtin-names';
import { builtinNamed } from '#rules/feel/builtins';
import { compileExpression, compileUnaryTests, evaluate } from '#rules/feel/expression';
import { fromJson, toJson } from '#rules/feel/json';
import { writeValue } from '#rules/feel/text';
import type { FeelValue } from '#rules/feel/value';
import type { Json } from '#terms/json';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** The value of an expression, written as FEEL. */
function feel(text: string, inputs: { readonly [name: string]: Json } = {}): string {
  return writeValue(valueOf(text, inputs));
}

function valueOf(text: string, inputs: { readonly [name: string]: Json }): FeelValue {
  const scope = new Map(Object.entries(inputs).map(([name, json]) => [name, fromJson(json)]));
  return evaluate(compileExpression(text, Object.keys(inputs)), scope).value;
}

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('numbers are decimals', () => {
  it.each([
    ['0.1 + 0.2 = 0.3', 'true'],
    ['0.1 + 0.2', '0.3'],
    ['4.35 * 100', '435'],
    ['9007199254740993 + 0', '9007199254740993'],
    ['1 / 3', '0.3333333333333333333333333333333333'],
    ['1 / 0', 'null'],
    ['2 ** 0.5', '1.414213562373095048801688724209698'],
    ['decimal(2.5, 0)', '2'],
    ['decimal(3.5, 0)', '4'],
    ['round half up(2.5, 0)', '3'],
    ['round half down(2.5, 0)', '2'],
    ['round up(1.11, 1)', '1.2'],
    ['round down(-1.19, 1)', '-1.1'],
    ['floor(-1.5)', '-2'],
    ['ceiling(-1.5)', '-1'],
    ['ceiling(1234.567, -2)', '1300'],
    ['modulo(-12, 5)', '3'],
  ])('%s is %s', (text, expected) => {
    expect(feel(text)).toBe(expected);
  });

  it('the yearly tax of a motorcycle and its surcharge are cut to whole rupiah, line by line', () => {
    expect(feel('floor(njkb * 1.05 * 0.0105)', { njkb: 100_100_000 })).toBe('1103602');
    expect(feel('floor(floor(njkb * 1.05 * 0.0105) * 0.66)', { njkb: 100_100_000 })).toBe('728377');
  });

  it('adding two decimals of two places is exact, whatever they are', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const text = (n: number): string => (n / 100).toFixed(2);
        expect(feel(`(${text(a)}) + (${text(b)}) = (${text(a + b)})`)).toBe('true');
      }),
    );
  });
});

describe('null is neither true nor false', () => {
  it.each([
    ['true and null', 'null'],
    ['false and null', 'false'],
    ['true or null', 'true'],
    ['false or null', 'null'],
    ['null and 1', 'null'],
    ['not(null)', 'null'],
    ['null = null', 'true'],
    ['1 = null', 'false'],
    ['1 = "1"', 'null'],
    ['1 < null', 'null'],
    ['if null then 1 else 2', '2'],
    ['some x in [null, true] satisfies x', 'true'],
    ['some x in [null, false] satisfies x', 'null'],
    ['every x in [null, false] satisfies x', 'false'],
    ['all([true, null])', 'null'],
    ['any([false, null, true])', 'true'],
  ])('%s is %s', (text, expected) => {
    expect(feel(text)).toBe(expected);
  });

  it('says why a value became null, and where', () => {
    const { value, causes } = evaluate(
      compileExpression('1 +\n  plate', ['plate'], { file: 'a.dmn', line: 7, column: 3 }),
      new Map(),
    );
    expect(value).toBeNull();
    expect(causes[0]).toEqual({ message: 'nobody knows the name plate', at: { file: 'a.dmn', line: 8, column: 3 } });
  });
});

describe('dates and durations', () => {
  it.each([
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['date("2028-02-29") + duration("P1Y")', '2029-02-28'],
    ['date("2026-03-31") - duration("P1M")', '2026-02-28'],
    ['@"2026-01-31" + @"P1D"', '2026-02-01'],
    ['@"2026-01-02" - @"PT25H"', '2025-12-31'],
    ['@"2026-03-01" - @"2026-01-01"', 'P59D'],
    ['years and months duration(@"2011-12-22", @"2013-08-24")', 'P1Y8M'],
    ['duration("P1Y11M") * -2.5', '-P4Y9M'],
    ['2.5 * duration("PT23H")', 'P2DT9H30M'],
    ['duration("P10Y11M") / 2.5', 'P4Y4M'],
    ['duration("P10D") / duration("P5D")', '2'],
    ['duration("P1M") + duration("P30D")', 'null'],
    ['duration("P1M") = duration("P30D")', 'null'],
    ['@"2026-01-02T10:10:10@Europe/Paris" - @"2026-01-01T10:10:10@Asia/Dhaka"', 'P1DT5H'],
    ['@"2026-01-02T10:10:10" - @"2026-01-01T10:10:10+07:00"', 'null'],
    ['@"23:30:00" + @"PT1H"', '00:30:00'],
    ['date("2026-02-29")', 'null'],
    ['day of week(@"2026-11-23")', '"Monday"'],
    ['week of year(@"2026-12-31")', '53'],
    ['@"2026-01-05" in [@"2026-01-01"..@"2026-02-01")', 'true'],
    ['for d in @"2026-01-30"..@"2026-02-01" return d.day', '[30, 31, 1]'],
  ])('%s is %s', (text, expected) => {
    expect(feel(text)).toBe(expected);
  });

  it('knows the moment only from the caller', () => {
    const expression = compileExpression('[now(), today()]', []);
    expect(writeValue(evaluate(expression, new Map()).value)).toBe('[null, null]');
    const told = evaluate(expression, new Map(), { now: instant('2026-01-05T03:00:00Z') });
    expect(writeValue(told.value)).toBe('[2026-01-05T03:00:00Z, 2026-01-05]');
  });
});

describe('lists, contexts, functions', () => {
  it.each([
    ['[10, 20, 30][2]', '20'],
    ['[10, 20, 30][-1]', '30'],
    ['[10, 20, 30][item > 10]', '[20, 30]'],
    ['[{n: 1, k: "a"}, {n: 2, k: "b"}][n > 1].k', '["b"]'],
    ['{a: 1, b: a + 1}.b', '2'],
    ['{a: 1, a: 2}', 'null'],
    ['for i in 1..3, j in 1..i return i * j', '[1, 2, 4, 3, 6, 9]'],
    ['for i in 1..4 return if i = 1 then 1 else i * partial[-1]', '[1, 2, 6, 24]'],
    ['{f: function(x: number, y) x + y, r: f(y: 1, x: 2)}.r', '3'],
    ['sort([3, 1, 2], function(a, b) a < b)', '[1, 2, 3]'],
    ['union([1, 2], [2, 3])', '[1, 2, 3]'],
    ['sum([0.1, 0.2])', '0.3'],
    ['count([])', '0'],
    ['min("a", "b")', '"a"'],
    ['5 in (> 3, < 1)', 'true'],
    ['5 between 1 and 5', 'true'],
    ['[1..3] instance of range<number>', 'true'],
    ['context put({a: {b: 1}}, ["a", "b"], 2).a.b', '2'],
    ['string join(["a", null, "b"], ", ")', '"a, b"'],
    ['split("John Doe", "\\s")', '["John", "Doe"]'],
  ])('%s is %s', (text, expected) => {
    expect(feel(text)).toBe(expected);
  });

  it('reads names with spaces and signs when they are known', () => {
    expect(feel('jumlah roda + luas-tanah', { 'jumlah roda': 4, 'luas-tanah': 2 })).toBe('6');
    expect(feel('kendaraan.jumlah roda', { kendaraan: { 'jumlah roda': 4 } })).toBe('4');
  });

  it('tells which names an expression reads', () => {
    const { names } = compileExpression('vehicle.plate = "B 1" and some p in people satisfies p.age > limit', [
      'vehicle',
      'people',
      'limit',
    ]);
    expect([...names].toSorted()).toEqual(['limit', 'people', 'vehicle.plate']);
  });

  it('has every function of the standard that its parser knows', () => {
    expect(BUILTIN_NAMES.filter((name) => builtinNamed(name) === undefined)).toEqual([]);
  });
});

describe('tests of a cell', () => {
  it.each([
    ['-', 5, true],
    ['5, 7', 7, true],
    ['not(5, 7)', 7, false],
    ['[1..5)', 5, false],
    ['< 5', 'text', null],
    ['? > 3 and ? < 6', 5, true],
    ['"a", "b"', 'b', true],
    ['null', null, true],
  ])('%s of %s is %s', (text, tested, expected) => {
    const tests = compileUnaryTests(text, []);
    expect(evaluate(tests, new Map([['?', fromJson(tested)]])).value).toBe(expected);
  });
});

describe('what cannot be read or runs too long is refused', () => {
  it.each([
    ['1 +', 4],
    ['(1', 3],
    ['a b c ) d', 7],
  ])('%s names the column', (text, column) => {
    const refusal = refusalOf(() => compileExpression(text, [], { file: 'rules/a.dmn', line: 1, column: 1 }));
    expect(refusal.code).toBe('feel-syntax');
    expect(refusal.facts).toMatchObject({ file: 'rules/a.dmn', line: 1, column });
  });

  it.each([
    'count(for i in 1..1000, j in 1..1000, k in 1..1000 return 1)',
    'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")',
    'count(for i in 1..10000000 return i)',
  ])('%s spends its budget, and the refusal names the cell', (text) => {
    const expression = compileExpression(text, [], { file: 'rules/a.dmn', line: 12, column: 3 });
    const refusal = refusalOf(() => evaluate(expression, new Map(), { budget: 100_000 }));
    expect(refusal.code).toBe('rule-budget');
    expect(refusal.facts).toMatchObject({ file: 'rules/a.dmn', line: 12, column: 3 });
  });
});

describe('values travel as JSON', () => {
  it('whole numbers stay numbers, fractions and dates become text', () => {
    expect(toJson(valueOf('{n: 3, f: 0.1 + 0.2, d: @"2026-01-05", l: [1, null]}', {}))).toEqual({
      n: 3,
      f: '0.3',
      d: '2026-01-05',
      l: [1, null],
    });
    expect(writeValue(fromJson('12.50', 'number'))).toBe('12.5');
    expect(fromJson('12.50')).toBe('12.50');
    expect(fromJson('2026-13-01', 'date')).toBeNull();
  });
});
