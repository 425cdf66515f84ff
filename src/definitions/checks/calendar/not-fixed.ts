import type { Rule } from '#definitions/rule';
import { daysOff } from '#definitions/views/days-off';
import { Day } from '#terms/schema';

/** A date for years without a decree is one that every year has; in a leap year every date that a year can have exists. */
export const calendarNotFixed: Rule = {
  id: 'calendar/not-fixed',
  what: { id: 'Tanggal ini tidak ada setiap tahun', en: 'This is no day of every year' },
  hint: { id: 'tulis MM-DD, atau sebut tahunnya', en: 'write MM-DD, or name the years' },
  check: (draft, say) => {
    for (const { decree, date, place } of daysOff(draft)) {
      if (decree.years !== 'others' || (date.length === 5 && Day.safeParse(`2024-${date}`).success)) continue;
      say(place, `${date} is no day of every year`, 'write the date as MM-DD, or name the years of the decree');
    }
  },
};
