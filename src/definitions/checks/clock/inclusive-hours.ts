import type { Rule } from '#definitions/rule';
import { everyClock } from '#definitions/views/clocks';

/** Only days can count the day of an answer. */
export const clockInclusiveHours: Rule = {
  id: 'clock/inclusive-hours',
  what: { id: 'Jam tidak punya hari jawaban', en: 'Hours have no day of an answer' },
  hint: { id: 'hitung hari, atau hapus counting', en: 'count days, or leave counting out' },
  refers: (draft, say) => {
    for (const { clock, place } of everyClock(draft)) {
      if (clock.unit !== 'hours' || clock.counting === 'exclusive') continue;
      say(place('counting'), 'Hours have no day of an answer', 'count days, or leave counting out');
    }
  },
};
