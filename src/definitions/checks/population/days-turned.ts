import type { Rule } from '#definitions/rule';
import { drawnValues, everyKind } from '#definitions/views/population';

/** A day is drawn between two, the earlier one first. */
export const populationDaysTurned: Rule = {
  id: 'population/days-turned',
  what: { id: 'Hari pertama sesudah hari terakhir', en: 'The first day is after the last' },
  hint: { id: 'tukar kedua hari itu', en: 'turn the two days round' },
  check: (draft, say) => {
    for (const { drawn, place } of everyKind(draft).flatMap(drawnValues)) {
      if (drawn === null || typeof drawn !== 'object' || !('date' in drawn) || drawn.date[0] <= drawn.date[1]) continue;
      say(place, `${drawn.date[0]} is after ${drawn.date[1]}`, 'write the earlier day first');
    }
  },
};
