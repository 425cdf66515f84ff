import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a file that bears another name than its id',
    ['agencies/dinas-pasar.yaml:1:5 folder/other-name The file is named dinas-pasar but its id is pasar'],
    [['agencies/dinas-pasar.yaml', 'id: dinas-pasar\n', 'id: pasar\n']],
  ],
  [
    'a file in a folder that nobody reads',
    ['form/apply.json:1:1 folder/unread Nobody reads this file'],
    [[`${LAPAK}form/apply.json`, '{}']],
  ],
];

describe('the files of a government', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('folder')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('folder', ...plants)).toEqual(findings);
  });
});
