import {
  addDays,
  addMonths,
  dayIn,
  endOfDay,
  type Instant,
  later,
  type PlainDate,
  plainDate,
  weekday,
  type Zone,
} from '#terms/plain-date';

/** How an agency works from a day on. */
export interface WorkingWeek {
  readonly from: PlainDate;
  /** Days of the week that are not worked, 0 Sunday to 6 Saturday. */
  readonly rest: readonly number[];
  /** When a day closes for what must come in on it, `16:00` local time; null for 24:00. */
  readonly closes: string | null;
}

/** Which days an agency works. Holidays and collective leave are dated data of the government. */
export interface Calendar {
  /** Names the decrees whose days these are; kept with every deadline computed from it. */
  readonly version: string;
  readonly zone: Zone;
  /** Days off, with the name of each. */
  readonly holidays: ReadonlyMap<PlainDate, string>;
  /** Years that a decree covers; other years count weekends and fixed dates and are provisional. */
  readonly decreed: readonly number[];
  /** Days off by their date alone, `MM-DD`, with the name of each: they count in years that no decree covers. */
  readonly fixed?: ReadonlyMap<string, string>;
  /** In order of time; where none has begun, Saturday and Sunday are not worked and a day closes at 24:00. */
  readonly weeks?: readonly WorkingWeek[];
}

export const TERM_UNITS = ['workingDays', 'calendarDays', 'months', 'hours', 'minutes'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];
export interface Term {
  readonly amount: number;
  readonly unit: TermUnit;
}

/** Whether the day of an answer is suspended too, as some laws have it, or only days that closed without one. */
export const COUNTINGS = ['exclusive', 'inclusive'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** Whose turn it is while a clock stands still. */
export const SUSPENSION_OWNERS = ['applicant', 'court', 'agency', 'platform'] as const;
export type SuspensionOwner = (typeof SUSPENSION_OWNERS)[number];

/** Why a day is not worked: the name of its holiday, `weekend`, or null where it is worked. */
export function restOn(calendar: Calendar, day: PlainDate): string | null {
  const holiday =
    calendar.holidays.get(day) ?? (isDecreed(calendar, day) ? undefined : calendar.fixed?.get(day.slice(5)));
  if (holiday !== undefined) return holiday;
  return weekOn(calendar, day).rest.includes(weekday(day)) ? 'weekend' : null;
}

export function isWorkingDay(calendar: Calendar, day: PlainDate): boolean {
  return restOn(calendar, day) === null;
}

/** Whether a decree covers the year of a day; what is counted over other days is provisional. */
export function isDecreed(calendar: Calendar, day: PlainDate): boolean {
  return calendar.decreed.includes(Number(day.slice(0, 4)));
}

const ORDINARY: WorkingWeek = { from: plainDate('0001-01-01'), rest: [0, 6], closes: null };

function weekOn(calendar: Calendar, day: PlainDate): WorkingWeek {
  return calendar.weeks?.findLast(({ from }) => from <= day) ?? ORDINARY;
}

/** The first moment at which a day is over: 24:00, or the closing time of that day. */
export function closeOf(calendar: Calendar, day: PlainDate): Instant {
  const { closes } = weekOn(calendar, day);
  if (closes === null) return endOfDay(calendar.zone, day);
  const [hour = 0, minute = 0] = closes.split(':').map(Number);
  return later(endOfDay(calendar.zone, addDays(day, -1)), (hour * 60 + minute) * 60_000);
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
 * When a term that began at `start` has run out: the close of the n-th counted day in the agency's zone, the day of the
 * start being day 0; hours and minutes exactly. The moment itself is already too late.
 */
export function deadline(calendar: Calendar, start: Instant, term: Term): Instant {
  const day = dayIn(calendar.zone, start);
  switch (term.unit) {
    case 'hours':
      return later(start, term.amount * 3_600_000);
    case 'minutes':
      return later(start, term.amount * 60_000);
    case 'calendarDays':
      return closeOf(calendar, addDays(day, term.amount));
    case 'months':
      return closeOf(calendar, addMonths(day, term.amount));
    case 'workingDays':
      return closeOf(calendar, addWorkingDays(calendar, day, term.amount));
    default:
      return term.unit satisfies never;
  }
}
