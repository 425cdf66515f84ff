import {
  addDays,
  addMonths,
  dayIn,
  endOfDay,
  type Instant,
  later,
  type PlainDate,
  weekday,
  type Zone,
} from '#terms/plain-date';

/** Which days an agency works. Holidays and collective leave are dated data of the government. */
export interface Calendar {
  /** Names the decree whose days these are; kept with every deadline computed from it. */
  readonly version: string;
  readonly zone: Zone;
  /** Days off, with the name of each. */
  readonly holidays: ReadonlyMap<PlainDate, string>;
  /** Years that a decree covers; other years count weekends only and are provisional. */
  readonly decreed: readonly number[];
}

export const TERM_UNITS = ['workingDays', 'calendarDays', 'months', 'hours', 'minutes'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];
export interface Term {
  readonly amount: number;
  readonly unit: TermUnit;
}

export function isWorkingDay(calendar: Calendar, day: PlainDate): boolean {
  const off = weekday(day) === 0 || weekday(day) === 6;
  return !off && !calendar.holidays.has(day);
}

/** The n-th working day after `day`, which itself is day 0. */
export function addWorkingDays(calendar: Calendar, day: PlainDate, n: number): PlainDate {
  let at = day;
  for (let left = n; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(calendar, at)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and including `to`; negative when `to` has passed. */
export function workingDaysBetween(calendar: Calendar, from: PlainDate, to: PlainDate): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let n = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(calendar, at)) n += 1;
  return n;
}

/**
 * When a term that began at `start` has run out: the end (24:00) of the n-th counted day in the agency's zone, the day of
 * the start being day 0; hours and minutes exactly.
 */
export function deadline(calendar: Calendar, start: Instant, term: Term): Instant {
  const day = dayIn(calendar.zone, start);
  switch (term.unit) {
    case 'hours':
      return later(start, term.amount * 3_600_000);
    case 'minutes':
      return later(start, term.amount * 60_000);
    case 'calendarDays':
      return endOfDay(calendar.zone, addDays(day, term.amount));
    case 'months':
      return endOfDay(calendar.zone, addMonths(day, term.amount));
    case 'workingDays':
      return endOfDay(calendar.zone, addWorkingDays(calendar, day, term.amount));
    default:
      return term.unit satisfies never;
  }
}
