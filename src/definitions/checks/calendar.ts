import type { Check } from '#definitions/draft';
import type { Findings, Place } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { CalendarFile } from '#definitions/schema';
import { Day } from '#terms/schema';

/** Deadlines are counted by the days a decree names; a day outside the years of its decree would never be looked at. */
export const calendarCheck: Check = {
  name: 'calendar',
  about: 'Each day off stands once and in a year that its decree covers; fixed dates stand for the other years.',
  run: (draft, findings) => {
    checkDecrees(draft.calendar, [], draft.calendar.value, findings);
    for (const office of draft.calendars.values()) checkDecrees(office, ['holidays'], office.value.holidays, findings);
  },
};

function checkDecrees(
  file: Pick<Located<unknown>, 'at'>,
  path: readonly PropertyKey[],
  decrees: CalendarFile,
  findings: Findings,
): void {
  for (const [index, decree] of decrees.entries()) {
    const seen = new Set<string>();
    for (const [at, { date }] of decree.holidays.entries()) {
      const place = file.at([...path, index, 'holidays', at, 'date']);
      if (seen.has(date)) findings.error(place, 'calendar/twice', `${date} stands twice`, 'keep one of the two');
      seen.add(date);
      if (decree.years === 'others') checkFixed(date, place, findings);
      else checkYear(date, decree.years, place, findings);
    }
  }
}

/** In a leap year every date that a year can have exists. */
function checkFixed(date: string, place: Place, findings: Findings): void {
  if (date.length === 5 && Day.safeParse(`2024-${date}`).success) return;
  const message = `${date} is no day of every year`;
  findings.error(place, 'calendar/not-fixed', message, 'write the date as MM-DD, or name the years of the decree');
}

function checkYear(date: string, years: readonly number[], place: Place, findings: Findings): void {
  if (date.length === 10 && years.includes(Number(date.slice(0, 4)))) return;
  const message = `${date} is not in ${years.join(', ')}`;
  findings.error(place, 'calendar/other-year', message, 'correct the date, or add its year to years');
}
