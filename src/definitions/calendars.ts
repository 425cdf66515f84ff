import { type DatedCalendar, NATIONAL } from '#definitions/government';
import { type CalendarFile, type OfficeCalendarFile, WEEKDAYS } from '#definitions/schema/calendars';
import type { Calendar, WorkingWeek } from '#terms/calendar';
import { addDays, endOfDay, type Instant, type PlainDate, plainDate, type Zone } from '#terms/plain-date';

type Decree = CalendarFile[number];

/** One calendar of all decrees; for a year that two decrees cover, the later one in the file counts. */
export function calendarOf(zone: Zone, decrees: CalendarFile): Calendar {
  const years = new Map<number, ReadonlyMap<PlainDate, string>>();
  for (const decree of decrees) {
    if (decree.years === 'others') continue;
    for (const year of decree.years) {
      const days = decree.holidays.filter(({ date }) => date.startsWith(`${year}-`));
      years.set(year, new Map(days.map(({ date, name }) => [plainDate(date), name])));
    }
  }
  const fixed = fixedDates(decrees);
  return {
    version: decrees.map((decree) => decree.version).join(' + '),
    zone,
    holidays: new Map([...years.values()].flatMap((days) => [...days])),
    decreed: [...years.keys()].toSorted((a, b) => a - b),
    ...(fixed.size === 0 ? {} : { fixed }),
  };
}

function fixedDates(decrees: CalendarFile): ReadonlyMap<string, string> {
  const others = decrees.filter(({ years }) => years === 'others');
  return new Map(others.flatMap(({ holidays }) => holidays.map(({ date, name }) => [date, name] as const)));
}

/** Every calendar of a government by its id, in the versions it had as decree followed decree. */
export function calendarsOf(
  zone: Zone,
  decrees: CalendarFile,
  offices: readonly OfficeCalendarFile[],
): ReadonlyMap<string, readonly DatedCalendar[]> {
  const national = versions(zone, decrees, (until) => calendarOf(zone, decrees.filter(inForce(until))));
  const own = offices.map((office) => [office.id, versionsOfOffice(office.zone ?? zone, decrees, office)] as const);
  return new Map([[NATIONAL, national], ...own]);
}

function versionsOfOffice(zone: Zone, decrees: CalendarFile, office: OfficeCalendarFile): readonly DatedCalendar[] {
  const weeks = office.weeks.map(weekOf).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return versions(zone, [...decrees, ...office.holidays], (until) => {
    const nation = calendarOf(zone, decrees.filter(inForce(until)));
    const own = calendarOf(zone, office.holidays.filter(inForce(until)));
    return {
      ...nation,
      version: [office.id, nation.version, own.version].filter((part) => part !== '').join(' + '),
      holidays: new Map([...nation.holidays, ...own.holidays]),
      fixed: new Map([...(nation.fixed ?? []), ...(own.fixed ?? [])]),
      weeks,
    };
  });
}

function weekOf({ from, rest, closes }: OfficeCalendarFile['weeks'][number]): WorkingWeek {
  return { from: plainDate(from), rest: rest.map((day) => WEEKDAYS.indexOf(day)), closes: closes ?? null };
}

/** One version before any dated decree, and one from each day on which a decree came into force. */
function versions(
  zone: Zone,
  decrees: CalendarFile,
  made: (until: string | undefined) => Calendar,
): readonly DatedCalendar[] {
  const days = [...new Set(decrees.flatMap(({ from }) => from ?? []))].toSorted();
  return [undefined, ...days].map((day) => ({
    from: day === undefined ? null : startOf(zone, day),
    calendar: made(day),
  }));
}

function startOf(zone: Zone, day: string): Instant {
  return endOfDay(zone, addDays(plainDate(day), -1));
}

function inForce(until: string | undefined): (decree: Decree) => boolean {
  return ({ from }) => from === undefined || (until !== undefined && from <= until);
}
