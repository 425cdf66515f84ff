import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freePlace, type Piece } from '#web/parts/free-place';

const down = (x: number): Piece => ({ x1: x, y1: 0, x2: x, y2: 100 });

describe('the place of a lane name', () => {
  it('is at the left where no flow passes', () => {
    expect(freePlace([20, 40], 10, [])).toBe(0);
    expect(freePlace([20, 40], 10, [{ x1: 5, y1: 60, x2: 90, y2: 60 }])).toBe(0);
  });

  it('is behind the flow that would pass through it', () => {
    expect(freePlace([20, 40], 10, [down(8)])).toBe(9.5);
    expect(freePlace([20, 40], 10, [down(8), down(20)])).toBe(21.5);
  });

  it('is clear of every flow that leaves any room', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 90, noNaN: true }), { maxLength: 12 }), (flows) => {
        const place = freePlace([20, 40], 12, flows.map(down));
        expect(flows.every((x) => Math.abs(x - place) >= 1.49)).toBe(true);
      }),
    );
  });
});
