import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squeeze } from '#web/parts/squeeze';

const spans = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 2000 }),
    length: fc.integer({ min: 1, max: 200 }),
    scale: fc.constantFrom(0.4, 1),
  }),
  { minLength: 1, maxLength: 20 },
);

describe('a squeezed drawing', () => {
  it('keeps shapes in proportion and shortens the emptiness between them', () => {
    const map = squeeze(
      [
        { from: 100, to: 200, scale: 1 },
        { from: 500, to: 536, scale: 0.5 },
      ],
      16,
    );
    expect([100, 200, 500, 536, 350].map(map)).toEqual([0, 100, 116, 134, 108]);
  });

  it('keeps the order of all points and never lengthens a gap', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 2400 }), fc.integer({ min: 0, max: 2400 }), (found, a, b) => {
        const map = squeeze(
          found.map(({ from, length, scale }) => ({ from, to: from + length, scale })),
          16,
        );
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(map(high) - map(low)).toBeGreaterThanOrEqual(-1e-9);
        expect(map(high) - map(low)).toBeLessThanOrEqual(high - low + 1e-6);
      }),
    );
  });
});
