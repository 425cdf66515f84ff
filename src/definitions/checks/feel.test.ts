import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a condition on a fact that nobody gives',
    ['process.bpmn:52:5 feel/unknown-fact Nobody knows check.fit: it would always be null'],
    [[`${LAPAK}process.bpmn`, 'check.fits = true', 'check.fit = true']],
  ],
  [
    'a condition on a name without a root',
    ['process.bpmn:52:5 feel/unknown-fact Nobody knows fits: it would always be null'],
    [[`${LAPAK}process.bpmn`, 'check.fits = true', 'fits = true']],
  ],
  [
    'a table on a fact that nobody gives',
    ['tariffs/lapak.dmn:10:82 feel/unknown-fact Nobody knows stall.good: it would always be null'],
    [['tariffs/lapak.dmn', '<text>stall.goods</text>', '<text>stall.good</text>']],
  ],
  [
    'a day that no rule is told',
    ['tariffs/lapak.dmn:11:83 feel/unknown-fact Nobody knows on.due: it would always be null'],
    [['tariffs/lapak.dmn', 'on.paid', 'on.due']],
  ],
];

describe('names in conditions and rules', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('feel')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('feel', ...plants)).toEqual(findings);
  });
});
