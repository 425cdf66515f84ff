import { describe, expect, it } from 'vitest';
import { instant, plainDate } from '#terms/plain-date';
import {
  dueDay,
  type Saying,
  sayDeadline,
  sayFull,
  sayMoment,
  sayNumber,
  sayShort,
  sayShortDay,
  sayTerm,
  sayUnit,
} from '#web/say';

const saying = (language: Saying['language'], zone: Saying['zone'] = 'Asia/Jakarta'): Saying => ({
  language,
  zone,
  now: instant('2026-11-24T09:24:00+07:00'),
});

describe('how pages say moments', () => {
  const at = instant('2026-11-24T10:15:00+07:00');
  const before = instant('2026-11-20T10:50:00+07:00');

  it('writes only the time today, and the date on another day', () => {
    expect(sayShort(at, saying('id'))).toBe('10.15');
    expect(sayShort(before, saying('en'))).toBe('20 Nov 10:50');
    expect(sayMoment(at, saying('id'))).toBe('pukul 10.15 WIB');
    expect(sayMoment(before, saying('id'))).toBe('20 November 2026 pukul 10.50 WIB');
  });

  it('shows each agency’s own zone', () => {
    expect(sayMoment(at, saying('id', 'Asia/Jayapura'))).toBe('pukul 12.15 WIT');
    expect(sayFull(at, saying('id'))).toBe('Selasa, 24 November 2026 pukul 10.15 WIB');
  });

  it('names the year when it is not this one', () => {
    expect(sayShortDay(plainDate('2027-01-05'), saying('id'))).toBe('5 Jan 2027');
    expect(sayShortDay(plainDate('2026-12-05'), saying('id'))).toBe('5 Des');
  });
});

describe('how pages say deadlines', () => {
  it('gives a deadline at midnight to the day that ends', () => {
    const midnight = instant('2026-11-26T00:00:00+07:00');
    expect(dueDay(midnight, 'Asia/Jakarta')).toBe('2026-11-25');
    expect(sayDeadline(midnight, saying('id'))).toBe('Rabu, 25 November 2026');
  });

  it('adds the time to one that ends within a day', () => {
    expect(sayDeadline(instant('2026-11-25T08:05:00+07:00'), saying('id'))).toBe(
      'Rabu, 25 November 2026 pukul 08.05 WIB',
    );
  });

  it('never leaves out which days count', () => {
    expect(sayTerm(1, 'workingDays', 'id')).toBe('1 hari kerja');
    expect(sayTerm(1, 'workingDays', 'en')).toBe('1 working day');
    expect(sayTerm(28, 'calendarDays', 'en')).toBe('28 calendar days');
    expect(sayUnit(3, 'months', 'id')).toBe('bulan');
  });

  it('groups numbers as the language does', () => {
    expect([sayNumber(1095, 'id'), sayNumber(14.5, 'id'), sayNumber(14.5, 'en')]).toEqual(['1.095', '14,5', '14.5']);
  });
});
