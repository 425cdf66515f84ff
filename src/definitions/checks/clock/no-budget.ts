import type { Rule } from '#definitions/rule';
import { stoppableClocks } from '#definitions/views/clocks';

/** Questions to the applicant stop a clock of a case only within a bound that everybody can know. */
export const clockNoBudget: Rule = {
  id: 'clock/no-budget',
  what: { id: 'Penghentian batas waktu tidak dibatasi', en: 'Nothing bounds how long the clock may stop' },
  hint: { id: 'tulis budget: rounds dan days', en: 'write budget: rounds and days' },
  refers: (draft, say) => {
    for (const { name, clock, place } of stoppableClocks(draft)) {
      if (clock.budget !== undefined) continue;
      const message = `Nothing bounds how long questions to the applicant may stop the ${name} clock`;
      say(place(), message, 'add budget: { rounds: 1, days: … }, or rounds: 0 where nothing may stop it');
    }
  },
};
