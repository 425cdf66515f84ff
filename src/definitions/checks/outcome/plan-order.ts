import { schedule } from '#coordination/joint-plan';
import { refusedBy } from '#definitions/refused-by';
import type { Rule } from '#definitions/rule';

/** What waits for itself never begins. */
export const outcomePlanOrder: Rule = {
  id: 'outcome/plan-order',
  what: {
    id: 'Kegiatan rencana saling menunggu, atau menunggu yang tidak ada',
    en: 'Activities of a plan wait for each other, or for what is not there',
  },
  hint: {
    id: 'lepaskan satu ketergantungan, atau sebut kegiatan yang ada',
    en: 'let go of one dependency, or name an activity that is there',
  },
  check: ({ outcomes }, say) => {
    for (const file of outcomes.values()) {
      const refusal = refusedBy(() => schedule(file.value.plan.activities));
      if (refusal !== null) say(file.at(['plan', 'activities']), refusal.message, 'mend what waits for what');
    }
  },
};
