import type { Rule } from '#definitions/rule';
import { daysOff } from '#definitions/views/days-off';

/** A day off stands once in its decree. */
export const calendarTwice: Rule = {
  id: 'calendar/twice',
  what: { id: 'Hari libur tertulis dua kali', en: 'A day off stands twice' },
  hint: { id: 'sisakan satu', en: 'keep one of the two' },
  check: (draft, say) => {
    for (const { decree, date, index, place } of daysOff(draft)) {
      if (decree.holidays.findIndex((day) => day.date === date) === index) continue;
      say(place, `${date} stands twice`, 'keep one of the two');
    }
  },
};
