import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'an element without words',
    [
      'texts/en.yaml:7:3 text/one-language elements.estimated has words in services/pasar.lapak/texts/id.yaml only',
      'texts/id.yaml:7:3 text/missing There are no words for the element estimate',
      'texts/id.yaml:7:3 text/one-language elements.estimate has words in services/pasar.lapak/texts/en.yaml only',
    ],
    [
      [`${LAPAK}texts/id.yaml`, '  estimate: { doing', '  estimated: { doing'],
      [`${LAPAK}texts/en.yaml`, '  estimate: { doing', '  estimate: { doing'],
    ],
  ],
  [
    'a gap for what a rule gives that is there in one language only',
    [
      'texts/en.yaml:25:17 text/gaps refusals.other-renter.exact names {until} in services/pasar.lapak/texts/id.yaml, and nothing here',
    ],
    [[`${LAPAK}texts/id.yaml`, 'next:', "exact: { what: 'Disewa sampai {until}.', next: Tunggu. }, next:"]],
  ],
];

describe('texts', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('text')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('text', ...plants)).toEqual(findings);
  });
});
