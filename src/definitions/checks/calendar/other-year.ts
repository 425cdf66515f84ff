import type { Rule } from '#definitions/rule';
import { daysOff } from '#definitions/views/days-off';

/** Deadlines are counted by the days a decree names; a day outside the years of its decree would never be looked at. */
export const calendarOtherYear: Rule = {
  id: 'calendar/other-year',
  what: { id: 'Tanggal di luar tahun keputusan', en: 'The date is outside the years of its decree' },
  hint: { id: 'betulkan tanggal, atau tambahkan tahun', en: 'correct the date, or add its year' },
  check: (draft, say) => {
    for (const { decree, date, place } of daysOff(draft)) {
      if (decree.years === 'others' || (date.length === 10 && decree.years.includes(Number(date.slice(0, 4)))))
        continue;
      say(place, `${date} is not in ${decree.years.join(', ')}`, 'correct the date, or add its year to years');
    }
  },
};
