import type { Check } from '#definitions/draft';

/** Deadlines are counted by the days a decree names; a day outside the years of its decree would never be looked at. */
export const calendarCheck: Check = {
  name: 'calendar',
  about: 'Each day off stands once and in a year that its decree covers.',
  run: (draft, findings) => {
    for (const [index, decree] of draft.calendar.value.entries()) {
      const seen = new Set<string>();
      for (const [at, { date }] of decree.holidays.entries()) {
        const place = draft.calendar.at([index, 'holidays', at, 'date']);
        if (seen.has(date)) findings.error(place, 'calendar/twice', `${date} stands twice`, 'keep one of the two');
        seen.add(date);
        if (decree.years.includes(Number(date.slice(0, 4)))) continue;
        const years = decree.years.join(', ');
        findings.error(
          place,
          'calendar/other-year',
          `${date} is not in ${years}`,
          'correct the date, or add its year to years',
        );
      }
    }
  },
};
