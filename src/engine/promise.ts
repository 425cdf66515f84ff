import type { Calendar, Term } from '#terms/calendar';
import { isWorkingDay } from '#terms/calendar';
import {
  addDays,
  addMonths,
  dayIn,
  daysBetween,
  endOfDay,
  type Instant,
  later,
  milliseconds,
  type PlainDate,
} from '#terms/plain-date';

/** A stretch of time in which a clock stands still; without an end it still does. */
export interface Stop {
  readonly from: Instant;
  readonly to: Instant | null;
}

/**
 * When a term that began at `start` runs out, if it stood still at `stops` (apart and in order of time): a stop moves it by
 * exactly the counted days on whose close it was open, or by the exact time where the term counts hours. No stop makes it
 * begin anew.
 */
export function promisedBy(
  calendar: Calendar,
  start: Instant,
  term: Term,
  stops: readonly Stop[],
  now: Instant,
): Instant {
  const day = dayIn(calendar.zone, start);
  switch (term.unit) {
    case 'hours':
      return byTheClock(later(start, term.amount * 3_600_000), stops, now);
    case 'minutes':
      return byTheClock(later(start, term.amount * 60_000), stops, now);
    case 'workingDays':
      return byTheDay(calendar, day, term.amount, stops, (one) => isWorkingDay(calendar, one), now);
    case 'calendarDays':
      return byTheDay(calendar, day, term.amount, stops, () => true, now);
    case 'months':
      return byTheDay(calendar, day, daysBetween(day, addMonths(day, term.amount)), stops, () => true, now);
    default:
      return term.unit satisfies never;
  }
}

function byTheClock(due: Instant, stops: readonly Stop[], now: Instant): Instant {
  return stops.reduce(
    (end, { from, to }) => (from < end ? later(end, milliseconds(to ?? now) - milliseconds(from)) : end),
    due,
  );
}

/** An open stop moves what lies before now; what will be nobody knows. */
function byTheDay(
  { zone }: Calendar,
  start: PlainDate,
  days: number,
  stops: readonly Stop[],
  counts: (day: PlainDate) => boolean,
  now: Instant,
): Instant {
  let day = start;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    const close = endOfDay(zone, day);
    const stood = stops.some(({ from, to }) => from < close && close < (to ?? now));
    if (counts(day) && !stood) left -= 1;
  }
  return endOfDay(zone, day);
}
