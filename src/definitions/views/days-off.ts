import type { Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { CalendarFile } from '#definitions/schema/calendars';

/** A day off with the decree that names it. */
interface DayOff {
  readonly decree: CalendarFile[number];
  readonly date: string;
  /** Its place in the list of the decree. */
  readonly index: number;
  readonly place: Place;
}

/** Of the government's calendar and of those of its offices. */
export function daysOff(draft: Draft): readonly DayOff[] {
  const offices = [...draft.calendars.values()].map((file) => [file, ['holidays'], file.value.holidays] as const);
  return [[draft.calendar, [], draft.calendar.value] as const, ...offices].flatMap(([file, path, decrees]) =>
    decrees.flatMap((decree, number) =>
      decree.holidays.map(({ date }, index) => {
        const place = file.at([...path, number, 'holidays', index, 'date']);
        return { decree, date, index, place };
      }),
    ),
  );
}
