import { describe, expect, it } from 'vitest';
import { addWorkingDays, type Calendar, closeOf, deadline, restOn, workingDaysBetween } from '#terms/calendar';
import { addMonths, dayIn, instant, plainDate } from '#terms/plain-date';

const OFF = [
  '03-18',
  '03-19',
  '03-20',
  '03-23',
  '03-24',
  '04-03',
  '05-01',
  '05-14',
  '05-15',
  '05-27',
  '05-28',
  '06-01',
  '06-16',
];
const calendar: Calendar = {
  version: 'skb-2026',
  zone: 'Asia/Jakarta',
  holidays: new Map(OFF.map((day) => [plainDate(`2026-${day}`), 'libur'])),
  decreed: [2026],
};
const lastDay = (at: string) => dayIn('Asia/Jakarta', instant(Date.parse(at) - 1));

describe('working days of 2026', () => {
  it.each([
    [3, '2026-03-26'],
    [5, '2026-03-30'],
    [14, '2026-04-13'],
    [60, '2026-06-25'],
  ])('%i working days after Monday 16 March end with %s', (n, day) => {
    expect(addWorkingDays(calendar, plainDate('2026-03-16'), n)).toBe(day);
  });

  it('28 working days from 12 May end with 29 June', () => {
    const end = deadline(calendar, instant('2026-05-12T09:00:00+07:00'), { amount: 28, unit: 'workingDays' });
    expect(lastDay(end)).toBe('2026-06-29');
  });

  it('counts back what it counted forth', () => {
    expect(workingDaysBetween(calendar, plainDate('2026-03-16'), plainDate('2026-04-13'))).toBe(14);
    expect(workingDaysBetween(calendar, plainDate('2026-04-13'), plainDate('2026-03-16'))).toBe(-14);
  });
});

describe('how an office works', () => {
  const day = plainDate;

  it('rests on weekends and on days a decree names, and says why', () => {
    const dates = ['2026-05-14', '2026-05-16', '2026-05-18'].map((date) => restOn(calendar, day(date)));
    expect(dates).toEqual(['libur', 'weekend', null]);
  });

  it('in a year that no decree covers rests on fixed dates, which a decree replaces', () => {
    const fixed = { ...calendar, fixed: new Map([['08-18', 'Hari tetap']]) };
    expect([restOn(fixed, day('2026-08-18')), restOn(fixed, day('2027-08-18'))]).toEqual([null, 'Hari tetap']);
  });

  it('may change its week and its closing time from a day on', () => {
    const weeks = [
      { from: day('2026-06-01'), rest: [0], closes: '15:30' },
      { from: day('2026-07-01'), rest: [0, 6], closes: null },
    ];
    const office = { ...calendar, weeks };
    expect(['2026-05-30', '2026-06-06', '2026-07-04'].map((date) => restOn(office, day(date)))).toEqual([
      'weekend',
      null,
      'weekend',
    ]);
    expect(['2026-05-29', '2026-06-06', '2026-07-03'].map((date) => closeOf(office, day(date)))).toEqual([
      '2026-05-29T17:00:00.000Z',
      '2026-06-06T08:30:00.000Z',
      '2026-07-03T17:00:00.000Z',
    ]);
  });
});

describe('other units', () => {
  it('60 calendar days from 12 May end with 11 July', () => {
    expect(
      lastDay(deadline(calendar, instant('2026-05-12T23:00:00+07:00'), { amount: 60, unit: 'calendarDays' })),
    ).toBe('2026-07-11');
  });

  it('two months from 15 May end with 15 July, and 31 January plus one month is clamped', () => {
    expect(lastDay(deadline(calendar, instant('2023-05-15T10:00:00+07:00'), { amount: 2, unit: 'months' }))).toBe(
      '2023-07-15',
    );
    expect(addMonths(plainDate('2026-01-31'), 1)).toBe('2026-02-28');
  });

  it('24 hours are exact', () => {
    expect(deadline(calendar, instant('2026-05-12T09:03:00+07:00'), { amount: 24, unit: 'hours' })).toBe(
      '2026-05-13T02:03:00.000Z',
    );
  });
});
