import { describe, expect, it } from 'vitest';
import { calendarsOf } from '#definitions/calendars';
import { CalendarFile, OfficeCalendarFile } from '#definitions/schema/calendars';
import { closeOf, isDecreed, restOn } from '#terms/calendar';
import { plainDate } from '#terms/plain-date';

const basis = { law: 'SKB', certainty: 'M' };
const off = (date: string, name: string) => ({ date, name, kind: 'holiday', certainty: 'H' });
const decrees = CalendarFile.parse([
  { version: 'tetap', years: 'others', basis, holidays: [off('08-17', 'Proklamasi')] },
  { version: 'skb-2027', from: '2026-09-20', years: [2027], basis, holidays: [off('2027-03-09', 'Nyepi')] },
]);
const office = OfficeCalendarFile.parse({
  id: 'pasar',
  zone: 'Asia/Jayapura',
  weeks: [{ from: '2026-01-01', rest: ['sunday', 'monday'], closes: '14:00', basis }],
  holidays: [
    { version: 'pasar-2027', from: '2027-02-01', years: [2027], basis, holidays: [off('2027-03-10', 'Hari Pasar')] },
  ],
});

describe('calendars of a government', () => {
  const calendars = calendarsOf('Asia/Jakarta', decrees, [office]);
  const versions = (id: string) => calendars.get(id)?.map(({ from, calendar }) => [from, calendar.version]);

  it('have a version from each day on which a decree came into force', () => {
    expect(versions('national')).toEqual([
      [null, 'tetap'],
      ['2026-09-19T17:00:00.000Z', 'tetap + skb-2027'],
    ]);
    expect(versions('pasar')).toEqual([
      [null, 'pasar + tetap'],
      ['2026-09-19T15:00:00.000Z', 'pasar + tetap + skb-2027'],
      ['2027-01-31T15:00:00.000Z', 'pasar + tetap + skb-2027 + pasar-2027'],
    ]);
  });

  it('keep fixed dates free only until a decree covers the year', () => {
    const [before, since] = calendars.get('national') ?? [];
    const proclamation = plainDate('2027-08-17');
    expect(before === undefined || since === undefined).toBe(false);
    if (before === undefined || since === undefined) return;
    expect([restOn(before.calendar, proclamation), isDecreed(before.calendar, proclamation)]).toEqual([
      'Proklamasi',
      false,
    ]);
    expect([restOn(since.calendar, proclamation), isDecreed(since.calendar, proclamation)]).toEqual([null, true]);
  });

  it('of an office add its own week, closing time and days off to those of the nation', () => {
    const calendar = calendars.get('pasar')?.at(-1)?.calendar;
    if (calendar === undefined) throw new Error('no calendar of the market');
    const days = ['2027-03-06', '2027-03-08', '2027-03-09', '2027-03-10'].map((day) =>
      restOn(calendar, plainDate(day)),
    );
    expect(days).toEqual([null, 'weekend', 'Nyepi', 'Hari Pasar']);
    expect(closeOf(calendar, plainDate('2027-03-06'))).toBe('2027-03-06T05:00:00.000Z');
  });
});
