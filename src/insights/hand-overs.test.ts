import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeline } from '#engine/timeline';
import { handOvers, percentile, waitOf } from '#insights/hand-overs';
import { fileShop, shopProgram } from '../../test/support/engine.ts';
import { at, conclude, envelopesOf, ownerOf, type Played, play, waiting } from '../../test/support/play.ts';

const program = await shopProgram();
const filed = fileShop(program, { 'person.name': 'Budi', 'person.alive': true });

function take(now: Played, node: string, hours: number): Played {
  const item = waiting(now, 'item', node);
  return play(now, { kind: 'take', item: item.id, at: at(hours), by: ownerOf(item) });
}

/** Hand-over waits as the applicant's own page adds them up. */
function seenByCitizen(now: Played, hours: number): number {
  const told = timeline(program, envelopesOf(now), at(hours));
  return told.lanes.reduce((sum, lane) => sum + lane.handOverMs, 0);
}

function onTheBoard(now: Played, hours: number): number {
  return handOvers(envelopesOf(now)).reduce((sum, one) => sum + waitOf(one, at(hours)), 0);
}

describe('hand-overs', () => {
  it('begin with whoever passed the baton on, through what the house does by itself', () => {
    expect(handOvers(envelopesOf(filed)).map(({ element, from, to }) => ({ element, from, to }))).toEqual([
      { element: 'confirm', from: null, to: 'kas' },
      { element: 'inspect', from: null, to: 'kantor' },
    ]);
  });

  it('add up to the gaps that citizens see, whenever anybody touches anything', () => {
    const hour = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(hour, hour, fc.boolean(), hour, (first, more, takes, later) => {
        let now = takes ? take(filed, 'confirm', first) : filed;
        expect(onTheBoard(now, first + later)).toBe(seenByCitizen(now, first + later));
        now = conclude(now, 'confirm', at(first + more));
        expect(onTheBoard(now, first + more + later)).toBe(seenByCitizen(now, first + more + later));
        now = conclude(now, 'inspect', at(first + more), { 'office.result': 'invalid' });
        expect(onTheBoard(now, 99)).toBe(seenByCitizen(now, 99));
      }),
    );
  });

  it('have percentiles between two values where none stands there', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([1, 2, 3, 4, 5], 0.95)).toBeCloseTo(4.8);
    expect(percentile([], 0.5)).toBe(0);
  });
});
