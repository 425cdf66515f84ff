import { type Calendar, type Counting, closeOf, deadline, isDecreed, restOn, type Term } from '#terms/calendar';
import {
  addDays,
  addMonths,
  dayIn,
  daysBetween,
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

/** What is counted: from when, how much, and how the day of an answer counts. */
export interface Counted {
  readonly start: Instant;
  readonly term: Term;
  readonly counting: Counting;
}

/** One day between the start and the deadline: it counted, the clock stood still on it, or nobody works on it. */
export interface CountedDay {
  readonly day: PlainDate;
  readonly as: 'counted' | 'suspended' | 'rest';
  /** Name of the holiday, or `weekend`; null on a day that would count. */
  readonly rest: string | null;
}

export interface Count {
  /** The first moment at which the term has run out: the close of its last day. */
  readonly deadline: Instant;
  /** Where it would be without any stop. */
  readonly base: Instant;
  /** Every day after the start, day 0, up to the last day; none where hours or minutes count. */
  readonly days: readonly CountedDay[];
  /** Counted days on which it stood still; where hours or minutes count, milliseconds. */
  readonly suspended: number;
  /** A day was counted in a year that no decree covers. */
  readonly provisional: boolean;
}

/**
 * When a term has run out that stood still at `stops`. A stop moves it by exactly the counted days on whose close it was open
 * (with `inclusive` also by the day of the answer), or by the exact time where the term counts hours; stops that overlap count
 * once; none makes it begin anew. A stop that is still open moves what lies before `now`: what will be nobody knows.
 */
export function count(calendar: Calendar, counted: Counted, stops: readonly Stop[], now: Instant): Count {
  const base = deadline(calendar, counted.start, counted.term);
  const ended = stops.map((stop) => endedBy(stop, now));
  switch (counted.term.unit) {
    case 'hours':
    case 'minutes':
      return byTheClock(counted.start, base, ended);
    case 'workingDays':
    case 'calendarDays':
    case 'months':
      return byTheDay(calendar, counted, base, ended);
    default:
      return counted.term.unit satisfies never;
  }
}

/** The n-th counted day of a clock after a moment closes then: how long a suspension of n days may last. */
export function closeAfter(calendar: Calendar, term: Term, from: Instant, days: number): Instant {
  if (isExact(term)) return later(from, days * 86_400_000);
  let day = addDays(dayIn(calendar.zone, from), -1);
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (restFor(calendar, term, day) === null && from < closeOf(calendar, day)) left -= 1;
  }
  return closeOf(calendar, day);
}

/** Hours and minutes run on at night and on Sundays. */
export function isExact({ unit }: Term): boolean {
  return unit === 'hours' || unit === 'minutes';
}

export interface Ended {
  readonly from: Instant;
  readonly to: Instant;
}

/** A stop as far as it is known. */
export function endedBy({ from, to }: Stop, now: Instant): Ended {
  return { from, to: to ?? laterOf(from, now) };
}

export function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

function byTheClock(start: Instant, base: Instant, stops: readonly Ended[]): Count {
  let end = base;
  let covered = start;
  for (const stop of stops.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = laterOf(stop.from, covered);
    if (from >= end || stop.to <= from) continue;
    end = later(end, milliseconds(stop.to) - milliseconds(from));
    covered = stop.to;
  }
  return { deadline: end, base, days: [], suspended: milliseconds(end) - milliseconds(base), provisional: false };
}

function byTheDay(
  calendar: Calendar,
  { start, term, counting }: Counted,
  base: Instant,
  stops: readonly Ended[],
): Count {
  const days: CountedDay[] = [];
  let day = dayIn(calendar.zone, start);
  for (let left = lengthOf(calendar, start, term); left > 0; ) {
    day = addDays(day, 1);
    const rest = restFor(calendar, term, day);
    const as =
      rest !== null ? 'rest' : stops.some((stop) => covers(calendar, stop, day, counting)) ? 'suspended' : 'counted';
    if (as === 'counted') left -= 1;
    days.push({ day, as, rest });
  }
  const provisional = term.unit === 'workingDays' && days.some((one) => !isDecreed(calendar, one.day));
  const suspended = days.filter(({ as }) => as === 'suspended').length;
  return { deadline: closeOf(calendar, day), base, days, suspended, provisional };
}

/** How many counted days a term has. A month runs to the same day of the next, clamped to its end. */
export function lengthOf({ zone }: Pick<Calendar, 'zone'>, start: Instant, { amount, unit }: Term): number {
  if (unit !== 'months') return amount;
  const day = dayIn(zone, start);
  return daysBetween(day, addMonths(day, amount));
}

function restFor(calendar: Calendar, term: Term, day: PlainDate): string | null {
  return term.unit === 'workingDays' ? restOn(calendar, day) : null;
}

/** Whether a clock stood still on a day. A stop that ends as a day closes was open all that day. */
export function covers(calendar: Calendar, { from, to }: Ended, day: PlainDate, counting: Counting): boolean {
  const close = closeOf(calendar, day);
  if (from < close && close <= to) return true;
  if (counting === 'exclusive' || to <= from) return false;
  return dayIn(calendar.zone, from) <= day && day <= dayIn(calendar.zone, later(to, -1));
}
