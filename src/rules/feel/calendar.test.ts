import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfEpochDay, epochDay, plusMonths, weekday } from '#rules/feel/calendar';
import { readDate, readDateTime, readDuration, sayDate, sayDateTime, sayDuration } from '#rules/feel/calendar-text';

describe('the calendar', () => {
  it('agrees with the machine about every day it knows', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 2_000_000 }), (day) => {
        const date = dateOfEpochDay(day);
        if (date === null) throw new Error('a day is missing');
        const machine = new Date(day * 86_400_000);
        expect([date.year, date.month, date.day]).toEqual([
          machine.getUTCFullYear(),
          machine.getUTCMonth() + 1,
          machine.getUTCDate(),
        ]);
        expect(weekday(date) % 7).toBe(machine.getUTCDay());
        expect(epochDay(date)).toBe(day);
      }),
    );
  });

  it('months forth and back return to the same month, and never past its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), fc.integer({ min: -5000, max: 5000 }), (day, months) => {
        const start = dateOfEpochDay(day);
        const moved = start === null ? null : plusMonths(start, months);
        const back = moved === null ? null : plusMonths(moved, -months);
        expect([back?.year, back?.month]).toEqual([start?.year, start?.month]);
        expect(back?.day).toBeLessThanOrEqual(start?.day ?? 0);
      }),
    );
  });

  it('writes what it read', () => {
    for (const text of ['2026-01-05', '-0044-03-15', '999999999-12-31']) {
      const date = readDate(text);
      expect(date === null ? null : sayDate(date)).toBe(text);
    }
    for (const text of ['2026-01-05T09:14:00+07:00', '2026-01-05T09:14:00.5Z', '2026-01-05T09:14:00@Asia/Jakarta']) {
      const moment = readDateTime(text);
      expect(moment === null ? null : sayDateTime(moment)).toBe(text);
    }
    for (const text of ['P1Y2M', '-P3DT4H5M6.7S', 'PT0S', 'P0M']) {
      const duration = readDuration(text);
      expect(duration === null ? null : sayDuration(duration)).toBe(text);
    }
  });

  it('knows no other days, times or durations', () => {
    for (const text of [
      '2026-02-29',
      '2026-1-5',
      '02026-01-05',
      '2026-01-05T24:00:00',
      '2026-01-05T09:14:00@Nusantara/Ibukota',
    ]) {
      expect(readDateTime(text)).toBeNull();
    }
    for (const text of ['P', 'PT', 'P1Y1D', '1D', 'P-1D']) expect(readDuration(text)).toBeNull();
  });
});
