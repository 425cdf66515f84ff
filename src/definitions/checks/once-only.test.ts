import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a question that another agency can answer',
    ['forms/apply.json:5:21 once-only/held Another agency holds this: person.name is residents.name of catatan-sipil'],
    [
      [`${LAPAK}service.yaml`, 'reads: [renter, stall]', 'reads: [stall]'],
      [
        `${LAPAK}forms/apply.json`,
        '"properties": { "stall.goods": {}',
        '"properties": { "person.name": {}, "stall.goods": {}',
      ],
    ],
  ],
];

describe('questions of a form', () => {
  it('are nothing that an agency holds', async () => {
    expect(await foundBy('once-only')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('once-only', ...plants)).toEqual(findings);
  });
});
