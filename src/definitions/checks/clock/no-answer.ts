import type { Rule } from '#definitions/rule';
import { stoppableClocks } from '#definitions/views/clocks';

/** Where a question may stop the clock, the applicant has a time for the answer, and silence means something. */
export const clockNoAnswer: Rule = {
  id: 'clock/no-answer',
  what: { id: 'Lama menjawab bagi pemohon tidak disebut', en: 'Nothing says how long the applicant has' },
  hint: { id: 'tulis answer di clocks', en: 'write answer under clocks' },
  refers: (draft, say) => {
    for (const { service, clock, place } of stoppableClocks(draft)) {
      const { rounds = 0 } = clock.budget ?? {};
      if (rounds === 0 || service.file.value.clocks?.answer !== undefined) continue;
      const message = 'Nothing says how long the applicant has for an answer, and what silence means';
      say(place('budget'), message, 'add answer: { amount: …, unit: …, basis: …, onLapse: … } to clocks');
    }
  },
};
