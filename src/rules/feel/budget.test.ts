import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Evaluation, evaluateDecision, linkModels } from '#rules/dmn/evaluate';
import { readDmn } from '#rules/dmn/read';
import { BUILTIN_NAMES } from '#rules/feel/builtin-names';
import { builtinNamed } from '#rules/feel/builtins';
import { compileExpression, compileUnaryTests, evaluate } from '#rules/feel/expression';
import { invoke } from '#rules/feel/invoke';
import { fromJson, toJson } from '#rules/feel/json';
import { startRun } from '#rules/feel/run';
import { writeValue } from '#rules/feel/text';
import { type FeelValue, kindOf } from '#rules/feel/value';
import { RULES_REFUSALS } from '#rules/refusals';
import type { Json } from '#terms/json';
import { Refusal } from '#terms/refusal';
import { anyFeel, FEEL_NAMES, FEEL_SCOPE } from '../../../test/support/feel.ts';

const CELL = { file: 'rules/a.dmn', line: 12, column: 3 };
/** What came of it: a value that can be written and stored, or the code of a refusal. Anything else is thrown on. */
function outcomeOf(work: () => FeelValue): string {
  try {
    const value = work();
    JSON.stringify(toJson(value));
    writeValue(value);
    return kindOf(value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(RULES_REFUSALS).toContain(error.code);
    return error.code;
  }
}

function run(text: string, budget: number): FeelValue {
  return evaluate(compileExpression(text, FEEL_NAMES, CELL), FEEL_SCOPE, { budget }).value;
}

describe('a rule that explodes is refused by a count, and the refusal names the cell', () => {
  const doubled = (start: string, times: number, step: (name: string) => string): string => {
    const entries = Array.from({ length: times }, (_, i) => `v${i + 1}: ${step(`v${i}`)}`);
    return `{v0: ${start}, ${entries.join(', ')}}.v${times}`;
  };
  const manyIterators = Array.from({ length: 900 }, (_, i) => `i${i} in [1]`).join(', ');
  const longText = doubled('"a,"', 17, (v) => `${v} + ${v}`);

  it.each([
    ['three loops in one another', 'steps', 'count(for i in 1..1000, j in 1..1000, k in 1..1000 return 1)'],
    ['a huge range', 'length of a list', 'count(for i in 1..10000000 return i)'],
    ['every day there is', 'length of a list', 'some d in @"0001-01-01"..@"999999999-01-01" satisfies false'],
    ['a function that calls itself', 'depth of calls', '{f: function(n) f(n + 1), r: f(1)}.r'],
    ['two that call each other', 'depth of calls', '{f: function(n) g(n), g: function(n) f(n), r: f(1)}.r'],
    ['nine hundred iterators', 'depth of calls', `for ${manyIterators} return 1`],
    ['a text that doubles', 'length of a text', doubled('"a"', 60, (v) => `${v} + ${v}`)],
    ['a list that doubles', 'size of a value', doubled('1', 60, (v) => `[${v}, ${v}]`)],
    ['a context that doubles', 'size of a value', doubled('1', 60, (v) => `{a: ${v}, b: ${v}}`)],
    ['joined lists', 'steps', doubled('[1]', 60, (v) => `concatenate(${v}, ${v})`)],
    ['lists without doubles', 'steps', doubled('[1]', 60, (v) => `union(${v}, for i in ${v} return i + count(${v}))`)],
    ['lists in lists in lists', 'nesting of a value', 'for i in 1..100000 return [partial[-1]]'],
    ['results that hold all results', 'size of a value', 'for i in 1..100000 return partial'],
    ['a million powers', 'steps', 'count(for i in 1..1000000 return 1.1 ** 0.7)'],
    ['a million logarithms', 'steps', 'count(for i in 1..1000000 return log(exp(i)))'],
    [
      'a long sum in a long loop',
      'steps',
      `for i in 1..100000 return ${Array.from({ length: 200 }, () => 'i').join(' + ')}`,
    ],
    ['a pattern with two ways for each letter', 'steps', `matches("${'a'.repeat(40)}!", "^(a+)+$")`],
    ['a pattern with two words for each letter', 'steps', `matches("${'a'.repeat(40)}!", "^(a|aa)+$")`],
    ['a pattern of maybes', 'steps', `matches("${'a'.repeat(40)}!", "^(a?){40}(a){40}$")`],
    ['a pattern of groups on a long text', 'depth of calls', `matches(${longText}, "^(a,|b)*$")`],
    ['a long text taken apart often', 'steps', `for i in 1..100 return split(${longText}, ",")`],
    ['a long text asked often', 'steps', `{t: ${longText}, r: for i in 1..100000 return contains(t, "b")}.r`],
    ['a long list sorted', 'steps', 'sort(for i in 1..300000 return -i, function(a, b) a < b)'],
    ['a long list without doubles', 'steps', 'distinct values(for i in 1..100000 return i)'],
    [
      'long texts made often',
      'steps',
      'count(for i in 1..100000 return string join(for j in 1..100 return "abcdefghij"))',
    ],
  ])('%s exceeds its %s', (_name, what, text) => {
    const expression = compileExpression(text, [], CELL);
    let refusal: unknown;
    try {
      evaluate(expression, new Map());
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'rule-budget', facts: { ...CELL, what } });
  });

  it.each([
    ['a power beyond decimal128', '10 ** 100000'],
    ['a product beyond decimal128', '10 ** 6000 * 10 ** 6000'],
    ['the root of a negative number', '(-8) ** (1 / 3)'],
    ['an exponential', 'exp(1000000000000000000000000)'],
    ['a product of a list', 'product(for i in 1..5 return 10 ** 6000)'],
    ['a number of too many digits', `number("1e${'9'.repeat(400)}")`],
    ['a duration beyond the calendar', 'duration("P1D") * 10 ** 6000'],
    ['a duration of a thousand digits', `duration("P${'9'.repeat(1000)}D")`],
    ['a date beyond the calendar', '@"999999999-12-31" + @"P1D"'],
    ['an offset that is no whole second', 'time(10, 0, 0, duration("PT0.000000007S"))'],
    ['a range that is mostly space', `range("[${' '.repeat(5000)}")`],
    ['a pattern of many groups', `matches("a", "${'('.repeat(300)}a${')'.repeat(300)}")`],
    ['a pattern too long to read', `matches("a", "${'a'.repeat(5000)}")`],
  ])('%s is null and has a cause', (_name, text) => {
    const { value, causes } = evaluate(compileExpression(text, []), new Map());
    expect(value).toBeNull();
    expect(causes.length).toBeGreaterThan(0);
  });

  it.each([
    ['brackets', `${'('.repeat(9000)}1${')'.repeat(9000)}`],
    ['lists', `${'['.repeat(9000)}1${']'.repeat(9000)}`],
    ['contexts', `${'{a: '.repeat(9000)}1${'}'.repeat(9000)}`],
    ['signs', `${'-'.repeat(9000)}1`],
    ['text', `"${'a'.repeat(200_000)}"`],
    ['sums', Array.from({ length: 600 }, () => '1').join(' + ')],
  ])('text with too many %s is refused before it runs', (_name, text) => {
    expect(outcomeOf(() => run(text, 1000))).toBe('feel-syntax');
  });

  it('what many rules of one size cost grows with their number, not with a clock', () => {
    const spent = (n: number): number => {
      const budget = startRun(1_000_000, null, null);
      compileExpression(`count(for i in 1..${n} return i * 2)`, []).code({ names: new Map(), parent: null }, budget);
      return 1_000_000 - budget.steps;
    };
    expect(spent(2000)).toBeGreaterThan(spent(1000));
    expect(spent(2000)).toBeLessThan(2.1 * spent(1000));
    expect(spent(1000)).toBe(spent(1000));
  });
});

const value: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ maxLength: 8 }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'key', 'value', 'b c'), tie('json'), { maxKeys: 3 }),
  ),
})).json;

const TEMPORAL = [
  '@"2026-01-31"',
  '@"10:00:00+07:00"',
  '@"2026-01-31T10:00:00Z"',
  '@"P1Y"',
  '@"PT1H"',
  '[1..5]',
  '< 5',
];

describe('nothing crashes the evaluator', () => {
  it('any FEEL gives a value or a typed refusal', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(anyFeel, (text) => {
        outcomes.add(outcomeOf(() => run(text, 20_000)));
      }),
      { numRuns: 800 },
    );
    expect(outcomes.size).toBeGreaterThan(8); // the generator reaches most kinds of value, and the budget
  });

  it('any text gives a value or a typed refusal, as an expression and as tests of a cell', () => {
    const torn = fc.tuple(anyFeel, fc.nat(), fc.nat(), fc.string({ unit: 'binary', maxLength: 5 })).map((parts) => {
      const [text, from, length, junk] = parts;
      const at = from % (text.length + 1);
      return text.slice(0, at) + junk + text.slice(at + (length % 5));
    });
    fc.assert(
      fc.property(fc.oneof(torn, fc.string({ unit: 'binary' })), (text) => {
        outcomeOf(() => run(text, 20_000));
        outcomeOf(() => {
          const tests = compileUnaryTests(text, FEEL_NAMES, CELL);
          return evaluate(tests, new Map([...FEEL_SCOPE, ['?', fromJson(5)]]), { budget: 20_000 }).value;
        });
      }),
      { numRuns: 600 },
    );
  });

  it('any function of the library takes any arguments', () => {
    const given = fc.oneof(
      value.map((json) => fromJson(json)),
      fc.constantFrom(...TEMPORAL).map((text) => evaluate(compileExpression(text, []), new Map()).value),
      fc.constantFrom(...BUILTIN_NAMES).map((name) => builtinNamed(name) ?? null),
    );
    fc.assert(
      fc.property(fc.constantFrom(...BUILTIN_NAMES), fc.array(given, { maxLength: 4 }), (name, values) => {
        const called = builtinNamed(name) ?? null;
        outcomeOf(() => invoke(called, { kind: 'positional', values }, startRun(20_000, null, null), CELL));
      }),
      { numRuns: 3000 },
    );
  });

  it('any DMN file is read or refused, and its decisions give a value or a typed refusal', () => {
    const folder = join(import.meta.dirname, '../dmn/fixture');
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const piece = fc
      .constantFrom(...files)
      .chain((text) => fc.tuple(fc.nat(text.length), fc.nat(40)).map(([at, length]) => text.slice(at, at + length)));
    const torn = fc
      .tuple(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.oneof(piece, fc.string())), { maxLength: 3 }),
      )
      .map(([text, cuts]) =>
        cuts.reduce((left, [from, length, junk]) => {
          const at = from % (left.length + 1);
          return left.slice(0, at) + junk + left.slice(at + length);
        }, text),
      );
    let read = 0;
    fc.assert(
      fc.property(torn, (xml) => {
        outcomeOf(() => {
          const model = readDmn(xml, 'a.dmn');
          const rules = linkModels([model], { tolerant: true });
          read += 1;
          const inputs = new Map([['stall', fromJson({ area: 2, kind: 'food' })]]);
          const decided = model.decisions.map(
            ({ id }): Evaluation => evaluateDecision(rules, { decision: id }, inputs, { budget: 20_000 }),
          );
          return decided.map((one) => one.value);
        });
      }),
      { numRuns: 500 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it('a box that explodes names its table, and what a type allows is paid for by whoever asks', () => {
    const text = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="urn:d">
      <itemDefinition name="t"><typeRef>number</typeRef><allowedValues><text>count(for i in 1..50000 return i) = ?</text></allowedValues></itemDefinition>
      <decision id="a" name="a"><variable name="a" typeRef="t"/><list>
        ${'<literalExpression typeRef="t"><text>1</text></literalExpression>'.repeat(40)}
      </list></decision></definitions>`;
    const rules = linkModels([readDmn(text, 'a.dmn')]);
    expect(outcomeOf(() => evaluateDecision(rules, { decision: 'a' }, new Map()).value)).toBe('rule-budget');
  });
});
