import { NATIONAL } from '#definitions/government';
import type { Rule } from '#definitions/rule';
import { everyClock } from '#definitions/views/clocks';
import { nearestOr } from '#definitions/vocabulary';

/** A clock and an agency count by a calendar of the folder. */
export const clockUnknownCalendar: Rule = {
  id: 'clock/unknown-calendar',
  what: { id: 'Kalender tidak ada', en: 'The calendar does not exist' },
  hint: { id: 'tambahkan di calendars/ atau pakai national', en: 'add it to calendars/ or use national' },
  refers: (draft, say) => {
    const named = [
      ...[...draft.agencies.values()].map((agency) => [agency.value.calendar, agency.at(['calendar'])] as const),
      ...everyClock(draft).map(({ clock, place }) => [clock.calendar, place('calendar')] as const),
    ];
    for (const [calendar, place] of named) {
      if (calendar === undefined || calendar === NATIONAL || draft.calendars.has(calendar)) continue;
      const fix = nearestOr(calendar, [NATIONAL, ...draft.calendars.keys()], `add calendars/${calendar}.yaml`);
      say(place, `There is no calendar ${calendar}`, fix);
    }
  },
};
