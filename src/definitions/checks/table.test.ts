import { describe, expect, it } from 'vitest';
import { foundBy, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a hole between two rows',
    ['tariffs/lapak.dmn:14:92 table/hole From 2026-07-01 to 2026-08-01 no row applies to "fresh"'],
    [['tariffs/lapak.dmn', '&gt;= date("2026-07-01")', '&gt;= date("2026-08-01")']],
  ],
  [
    'an overlap of two rows',
    ['tariffs/lapak.dmn:15:92 table/overlap From 2026-06-01 two rows apply to "fresh" (fresh-2025 and fresh-2026)'],
    [['tariffs/lapak.dmn', '&gt;= date("2026-07-01")', '&gt;= date("2026-06-01")']],
  ],
];

describe('dated tables', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('table')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('table', ...plants)).toEqual(findings);
  });
});
