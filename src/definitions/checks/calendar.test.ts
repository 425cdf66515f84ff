import { describe, expect, it } from 'vitest';
import { foundBy, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a day outside the years of its decree',
    ['calendar.yaml:6:15 calendar/other-year 2027-03-20 is not in 2026'],
    [['calendar.yaml', "date: '2026-03-20'", "date: '2027-03-20'"]],
  ],
  [
    'a day that stands twice',
    ['calendar.yaml:6:15 calendar/twice 2026-03-19 stands twice'],
    [['calendar.yaml', "date: '2026-03-20'", "date: '2026-03-19'"]],
  ],
  [
    'a fixed date that is no day of every year',
    ['calendar.yaml:12:15 calendar/not-fixed 02-30 is no day of every year'],
    [['calendar.yaml', "date: '01-01'", "date: '02-30'"]],
  ],
  [
    'a day of an office outside the years of its decree',
    ['calendars/market-days.yaml:11:17 calendar/other-year 2027-04-07 is not in 2026'],
    [['calendars/market-days.yaml', "date: '2026-04-07'", "date: '2027-04-07'"]],
  ],
];

describe('days off', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('calendar')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('calendar', ...plants)).toEqual(findings);
  });
});
