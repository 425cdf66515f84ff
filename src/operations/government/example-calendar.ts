import { type DatedCalendar, type Government, versionsOf } from '#definitions/government';
import type { ExampleFile } from '#definitions/schema/example';
import { addDays, endOfDay, plainDate, type Zone } from '#terms/plain-date';

type DayOff = ExampleFile['given']['daysOff'][number];

/** The government with days off that are decreed in the course of an example: a new version of every calendar for each. */
export function withDaysOff(government: Government, daysOff: readonly DayOff[]): Government {
  if (daysOff.length === 0) return government;
  const { zone } = government.file;
  const calendars = [...government.calendars.keys()].map(
    (id) => [id, decreed(versionsOf(government, id), daysOff, zone)] as const,
  );
  return { ...government, calendars: new Map(calendars) };
}

function decreed(versions: readonly DatedCalendar[], daysOff: readonly DayOff[], zone: Zone): readonly DatedCalendar[] {
  return daysOff.toSorted(byDay).reduce((known, { from, date, name }) => {
    const last = known.at(-1);
    if (last === undefined) return known;
    const { calendar } = last;
    const holidays = new Map([...calendar.holidays, [plainDate(date), name]]);
    const version = `${calendar.version} + ${name}`;
    return [
      ...known,
      { from: endOfDay(zone, addDays(plainDate(from), -1)), calendar: { ...calendar, version, holidays } },
    ];
  }, versions);
}

function byDay(a: DayOff, b: DayOff): number {
  return a.from < b.from ? -1 : 1;
}
