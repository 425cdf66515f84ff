import { type Calendar, isWorkingDay } from '#terms/calendar';
import { addDays, dayIn, type Instant, instant, later, milliseconds, type PlainDate, ZONES } from '#terms/plain-date';

/** When offices of the demonstration open, local time, and for how many minutes. */
const OPENS = 8 * 60;
const LASTS = 8 * 60;

/** So many working days before a day; 0 is the day itself. */
export function workingDayBack(calendar: Calendar, from: PlainDate, days: number): PlainDate {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** So many minutes after the offices open on a day; negative before. */
export function openingOf(calendar: Calendar, day: PlainDate, minutes = 0): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`) - ZONES[calendar.zone] * 3_600_000;
  return instant(midnight + (OPENS + minutes) * 60_000);
}

/** The moment after so many minutes of office time. */
export function officeLater(calendar: Calendar, from: Instant, minutes: number): Instant {
  let day = dayIn(calendar.zone, from);
  let passed = Math.max(0, (milliseconds(from) - milliseconds(openingOf(calendar, day))) / 60_000);
  for (let left = minutes; ; day = addDays(day, 1), passed = 0) {
    if (!isWorkingDay(calendar, day)) continue;
    const today = Math.max(0, LASTS - passed);
    if (left < today) return later(openingOf(calendar, day), (passed + left) * 60_000);
    left -= today;
  }
}
