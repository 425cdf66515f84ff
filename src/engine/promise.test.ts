import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promisedBy, type Stop } from '#engine/promise';
import { type Calendar, deadline, isWorkingDay } from '#terms/calendar';
import {
  addDays,
  dayIn,
  daysBetween,
  endOfDay,
  type Instant,
  instant,
  later,
  type PlainDate,
  plainDate,
} from '#terms/plain-date';

/** Days off of 2026 between March and July, by the joint ministerial decree for that year. */
const OFF = [
  '2026-03-18',
  '2026-03-19',
  '2026-03-20',
  '2026-03-23',
  '2026-03-24',
  '2026-04-03',
  '2026-05-01',
  '2026-05-14',
  '2026-05-15',
  '2026-05-27',
  '2026-05-28',
  '2026-06-01',
  '2026-06-16',
];
const calendar: Calendar = {
  version: '2026',
  zone: 'Asia/Jakarta',
  holidays: new Map(OFF.map((day) => [plainDate(day), 'libur'])),
  decreed: [2026],
};
const NOW = instant('2026-12-01T00:00:00Z');

/** 10.00 in Jakarta on that day. */
function morning(day: string): Instant {
  return instant(`${day}T03:00:00Z`);
}

function lastDay(
  start: string,
  amount: number,
  unit: 'workingDays' | 'calendarDays' | 'months',
  stops: readonly (readonly [string, string])[],
): PlainDate {
  const stood = stops.map(([from, to]): Stop => ({ from: morning(from), to: morning(to) }));
  const due = promisedBy(calendar, morning(start), { amount, unit }, stood, NOW);
  return addDays(dayIn('Asia/Jakarta', due), -1);
}

describe('a promise with stops', () => {
  it.each([
    ['2026-05-12', 5, 'workingDays', [], '2026-05-21'],
    ['2026-05-12', 5, 'workingDays', [['2026-05-13', '2026-05-18']], '2026-05-22'],
    [
      '2026-05-12',
      5,
      'workingDays',
      [
        ['2026-05-13', '2026-05-18'],
        ['2026-05-19', '2026-05-21'],
      ],
      '2026-05-26',
    ],
    ['2026-05-12', 28, 'calendarDays', [], '2026-06-09'],
    ['2026-05-12', 28, 'calendarDays', [['2026-05-20', '2026-05-25']], '2026-06-14'],
    ['2023-05-15', 2, 'months', [], '2023-07-15'],
    ['2023-05-15', 2, 'months', [['2023-05-20', '2023-05-25']], '2023-07-20'],
    [
      '2023-05-15',
      2,
      'months',
      [
        ['2023-05-20', '2023-05-25'],
        ['2023-05-30', '2023-06-03'],
      ],
      '2023-07-24',
    ],
  ] as const)('from %s, %i %s, standing still %j, ends on %s', (start, amount, unit, stops, end) => {
    expect(lastDay(start, amount, unit, stops)).toBe(end);
  });

  it('in hours moves by the exact time it stood still before its end', () => {
    const hour = (n: number): Instant => later(morning('2026-05-12'), n * 3_600_000);
    const due = (stops: readonly Stop[]): Instant =>
      promisedBy(calendar, hour(0), { amount: 4, unit: 'hours' }, stops, hour(20));
    expect(due([])).toBe(hour(4));
    expect(due([{ from: hour(1), to: hour(3) }])).toBe(hour(6));
    expect(
      due([
        { from: hour(1), to: hour(3) },
        { from: hour(5), to: hour(5.5) },
      ]),
    ).toBe(hour(6.5));
    expect(due([{ from: hour(4), to: hour(9) }])).toBe(hour(4));
    expect(due([{ from: hour(1), to: null }])).toBe(hour(23));
    expect(promisedBy(calendar, hour(0), { amount: 30, unit: 'minutes' }, [], NOW)).toBe(hour(0.5));
  });

  it('moves by exactly the counted days on whose close it stood still, and never comes nearer', () => {
    const stop = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 10 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), stop, (amount, [after, days]) => {
        const start = plainDate('2026-05-04');
        const [from, to] = [addDays(start, after), addDays(start, after + days)];
        const plain = lastDay(start, amount, 'workingDays', []);
        const moved = lastDay(start, amount, 'workingDays', [[from, to]]);
        expect(moved >= plain).toBe(true);
        const closes = Array.from({ length: daysBetween(from, to) }, (_, n) => addDays(from, n));
        const stood = closes.filter((day) => day > start && day <= moved && isWorkingDay(calendar, day)).length;
        expect(endOfDay('Asia/Jakarta', moved)).toBe(
          deadline(calendar, morning(start), { amount: amount + stood, unit: 'workingDays' }),
        );
      }),
    );
  });
});
