import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcherFor, subjectOf } from '#rules/feel/regex/match';
import { startRun } from '#rules/feel/run';

function matches(text: string, pattern: string, flags = ''): boolean | null {
  const matcher = matcherFor(pattern, flags);
  return matcher === null ? null : matcher.first(subjectOf(text), 0, startRun(1_000_000, null, null)) !== null;
}

describe('patterns of rules', () => {
  it.each([
    ['B 1234 XYZ', '^[A-Z]{1,2} \\d{1,4} [A-Z]{0,3}$', '', true],
    ['b 1234 xyz', '^[A-Z]{1,2} \\d{1,4} [A-Z]{0,3}$', 'i', true],
    ['abcabc', '(abc)\\1', '', true],
    ['x', '[a-z-[aeiou]]', '', true],
    ['e', '[a-z-[aeiou]]', '', false],
    ['O', '[A-Z-[OI]]', 'i', false],
    ['q', '[^Q]', 'i', false],
    ['\u212a', 'k', 'i', true],
    ['a\nb', 'a.b', '', false],
    ['a\nb', 'a.b', 's', true],
    ['\nabcd\ndefg\n', '^$', 'm', true],
    ['hello world', 'hello\\ sworld', 'x', true],
    ['hello world', '\\p{ IsBasicLatin}+', 'x', true],
    ['Wijaya', '\\p{Lu}\\p{Ll}+', '', true],
    ['aaa', 'a{2,}?', '', true],
  ])('%j against %s with flags "%s" is %s', (text, pattern, flags, expected) => {
    expect(matches(text, pattern, flags)).toBe(expected);
  });

  it.each([
    ['(', ''],
    ['a{2,1}', ''],
    ['[]', ''],
    ['(.)\\3', ''],
    ['(asd)[\\1]', ''],
    ['\\bword', ''],
    ['(?=a)', ''],
    ['\\p{IsNowhere}', ''],
    ['a', 'g'],
  ])('%s with flags "%s" is no pattern', (pattern, flags) => {
    expect(matches('text', pattern, flags)).toBeNull();
  });

  it('agrees with the machine on patterns both understand', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '(a|b)', '(ab)', '(?:ba)');
    const piece = fc.tuple(atom, fc.constantFrom('', '*', '+', '?', '{1,2}', '*?')).map((parts) => parts.join(''));
    const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(pattern, text, fc.boolean(), (inner, input, whole) => {
        const source = whole ? `^${inner}$` : inner;
        const machine = new RegExp(source, 'u').exec(input);
        const own = matcherFor(source, '')?.first(subjectOf(input), 0, startRun(1_000_000, null, null)) ?? null;
        expect(own === null ? null : input.slice(own.start, own.end)).toBe(machine === null ? null : machine[0]);
      }),
      { numRuns: 500 },
    );
  });
});
