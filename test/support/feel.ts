import fc from 'fast-check';
import { BUILTIN_NAMES } from '#rules/feel/builtin-names';
import { fromJson } from '#rules/feel/json';
import type { FeelValue } from '#rules/feel/value';

/** Names that the expressions may use, and what they stand for. */
export const FEEL_NAMES = ['x', 'y', 'list', 'person.name'];
export const FEEL_SCOPE = new Map<string, FeelValue>([
  ['x', fromJson(7)],
  ['y', 'Jalan Contoh 1'],
  ['list', fromJson([3, 1, 2, null, 'a'])],
  ['person', fromJson({ name: 'Sari', 'luas tanah': 3 })],
]);

/** Expressions of every form, mostly senseless. */
export const anyFeel: fc.Arbitrary<string> = fc.letrec<{ expression: string; leaf: string }>((tie) => {
  const inner = tie('expression');
  const call = fc
    .tuple(fc.constantFrom(...BUILTIN_NAMES), fc.array(inner, { maxLength: 4 }))
    .map(([name, given]) => `${name}(${given.join(', ')})`);
  const operator = fc.constantFrom('+', '-', '*', '/', '**', '=', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in');
  const type = fc.constantFrom(
    'number',
    'string',
    'list<number>',
    'context<a: number>',
    'date',
    'range<number>',
    'Any',
  );
  return {
    leaf: fc.oneof(
      fc.constantFrom('x', 'y', 'list', 'person', 'person.name', 'nobody', 'partial', 'item', 'null', 'true', 'false'),
      fc.integer({ min: -3, max: 12 }).map(String),
      fc.constantFrom('1e6000', '0.1', '99999999999999999999', '-0', '1e-6000'),
      fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text)),
      fc.constantFrom('@"2026-01-31"', '@"23:59:60"', '@"2026-02-30T10:00:00@Asia/Jakarta"', '@"PT36H"', '@"-P1Y2M"'),
      fc.constantFrom('"^(a|b)*$"', '"[a-z-[aeiou]]+"', '"(.)\\\\1"', '"$1\\\\$"', '">= 5"', '"[1..5)"'),
    ),
    expression: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      tie('leaf'),
      call,
      fc.tuple(inner, operator, inner).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc.array(inner, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc.tuple(inner, inner).map(([a, b]) => `{a: ${a}, "b c": ${b}}`),
      fc.tuple(inner, inner).map(([a, b]) => `[${a}..${b})`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
      fc.tuple(inner, inner).map(([a, b]) => `(for i in ${a}, j in 1..3 return ${b})`),
      fc.tuple(inner, inner).map(([a, b]) => `(some x in ${a} satisfies ${b})`),
      fc.tuple(inner, inner).map(([a, b]) => `${a}[${b}]`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} between ${b} and ${c})`),
      fc.tuple(inner, type).map(([a, name]) => `(${a} instance of ${name})`),
      fc.tuple(inner, inner).map(([a, b]) => `(function(x: number, y) ${a})(${b}, ${b})`),
      fc.tuple(inner, fc.constantFrom('a', 'b c', 'year', 'time offset', 'start')).map(([a, name]) => `(${a}).${name}`),
      fc.tuple(inner, inner).map(([a, b]) => `{f: function(n) if ${a} then n else f(${b}), r: f(x)}.r`),
    ),
  };
}).expression;
