import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression, evaluate } from '#rules/feel/expression';
import { inferShape } from '#rules/feel/infer';
import type { Fault } from '#rules/feel/infer/view';
import { grammarFor, normalName, parseFeel } from '#rules/feel/parse';
import { type Shape, shapeOfValue } from '#rules/feel/shape';
import { kindOf } from '#rules/feel/value';
import { Refusal } from '#terms/refusal';
import { anyFeel, FEEL_NAMES, FEEL_SCOPE } from '../../../test/support/feel.ts';

const SHAPES = new Map([...FEEL_SCOPE].map(([name, value]) => [normalName(name), shapeOfValue(value)]));
const GRAMMAR = grammarFor({ x: 1, y: 1, list: 1, person: { name: 1, 'luas tanah': 1 } });

function inferred(text: string): { readonly shape: Shape | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const node = parseFeel(GRAMMAR, 'expression', text, () => ({ file: 'a.dmn', line: 1, column: 1 }));
  const shape = inferShape(node, { names: SHAPES, open: false, tested: null, note: (fault) => faults.push(fault) });
  return { shape, faults };
}

describe('what is known of a value before it is computed', () => {
  it.each([
    ['x + 1', 'number'],
    ['y + "a"', 'string'],
    ['date("2026-01-05") - date("2026-01-01")', 'daysTime'],
    ['date("2026-01-05") + duration("P1M")', 'date'],
    ['duration("P1Y") * 2', 'yearsMonths'],
    ['x > 1 and y = "a"', 'boolean'],
    ['if x > 1 then "a" else "b"', 'string'],
    ['{a: 1, b: a + 1}.b', 'number'],
    ['for i in 1..3 return i', 'list'],
    ['function(n) n', 'function'],
  ])('%s is a %s', (text, kind) => {
    expect(inferred(text)).toMatchObject({ shape: { kind }, faults: [] });
  });

  it('is what comes out, whatever the expression, unless nothing does', () => {
    let known = 0;
    fc.assert(
      fc.property(anyFeel, (text) => {
        try {
          const { shape } = inferred(text);
          const { value } = evaluate(compileExpression(text, FEEL_NAMES), FEEL_SCOPE, { budget: 20_000 });
          if (shape === null || value === null) return;
          known += 1;
          expect([text, kindOf(value)]).toEqual([text, shape.kind]);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
      { numRuns: 1500 },
    );
    expect(known).toBeGreaterThan(100);
  });
});
