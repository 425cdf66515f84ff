import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitByWeights } from '#billing/split';
import { rupiah, sum, type Weight } from '#terms/rupiah';

const weights = fc
  .uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), weight: fc.bigInt(0n, 10n ** 12n) }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 8,
  })
  .filter((list) => list.some(({ weight }) => weight > 0n));
const total = fc.bigInt(0n, 10n ** 15n).map(rupiah);

describe('sharing out a sum by weights', () => {
  it('gives the whole sum, no share more than a rupiah away from its exact quota', () => {
    fc.assert(
      fc.property(total, weights, (whole, list) => {
        const shares = splitByWeights(whole, list);
        const all = list.reduce((added, { weight }) => added + weight, 0n);
        expect(sum(shares.values())).toBe(whole);
        for (const { id, weight } of list) {
          const share = shares.get(id) ?? -1n;
          expect(share * all).toBeGreaterThan(whole * weight - all);
          expect(share * all).toBeLessThan(whole * weight + all);
        }
      }),
    );
  });

  it('does not depend on the order of the weights', () => {
    const shuffled = weights.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(total, shuffled, (whole, [list, other]) => {
        expect([...splitByWeights(whole, other)]).toEqual([...splitByWeights(whole, list)]);
      }),
    );
  });

  it('gives the odd rupiah to the largest remainder, and in a tie to the smaller id', () => {
    const [dinkes, dlh, air] = [w('dinkes', 34n), w('dlh', 33n), w('air', 33n)];
    expect(Object.fromEntries(splitByWeights(rupiah(101), [dinkes, dlh, air]))).toEqual({
      dinkes: 35n,
      dlh: 33n,
      air: 33n,
    });
    expect(Object.fromEntries(splitByWeights(rupiah(99), [dinkes, dlh, air]))).toEqual({
      dinkes: 33n,
      dlh: 33n,
      air: 33n,
    });
    expect(Object.fromEntries(splitByWeights(rupiah(1), [w('b', 1n), w('a', 1n)]))).toEqual({ a: 1n, b: 0n });
  });

  it('refuses weights that share out nothing', () => {
    const unusable = expect.objectContaining({ code: 'weights-unusable' });
    expect(() => splitByWeights(rupiah(1), [])).toThrow(unusable);
    expect(() => splitByWeights(rupiah(1), [w('a', 0n)])).toThrow(unusable);
    expect(() => splitByWeights(rupiah(1), [w('a', 2n), w('b', -1n)])).toThrow(unusable);
    expect(() => splitByWeights(rupiah(1), [w('a', 1n), w('a', 1n)])).toThrow(unusable);
    expect(() => splitByWeights(rupiah(-1), [w('a', 1n)])).toThrow(unusable);
  });
});

function w(id: string, weight: bigint): Weight {
  return { id, weight };
}
