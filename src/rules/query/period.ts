import { type Calendar, restOn } from '#terms/calendar';
import { addDays, type Instant, type PlainDate, plainDate, type Zone } from '#terms/plain-date';

/** What a query is computed for: a period, and how days are counted in it. */
export interface Period {
  readonly since: Instant;
  /** No longer in the period. */
  readonly until: Instant;
  readonly zone: Zone;
  readonly working: WorkingDays;
}

/** How many working days have passed by the end of a day, for every day from `from` on. */
export interface WorkingDays {
  readonly from: PlainDate;
  readonly passed: readonly number[];
}

/** No act of any house is older. */
const FIRST = plainDate('2015-01-01');

/** Counts working days up to and with `to` once, so that every span afterwards is one subtraction. */
export function countWorkingDays(calendar: Calendar, to: PlainDate): WorkingDays {
  const passed: number[] = [];
  let n = 0;
  for (let day = FIRST; day <= to; day = addDays(day, 1)) {
    if (restOn(calendar, day) === null) n += 1;
    passed.push(n);
  }
  return { from: FIRST, passed };
}
