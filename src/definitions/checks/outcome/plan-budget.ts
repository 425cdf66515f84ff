import { planTotals } from '#coordination/joint-plan';
import { refusedBy } from '#definitions/refused-by';
import type { Rule } from '#definitions/rule';

/** Ceilings hold for the plan and for each agency; a budget is shared among somebody. */
export const outcomePlanBudget: Rule = {
  id: 'outcome/plan-budget',
  what: {
    id: 'Anggaran rencana melewati pagu, atau tidak dibagi kepada siapa pun',
    en: 'The budget of a plan passes a ceiling, or is shared among nobody',
  },
  hint: {
    id: 'kurangi anggaran, naikkan pagu, atau beri bagian',
    en: 'cut the budget, raise the ceiling, or give a part',
  },
  check: ({ outcomes }, say) => {
    for (const file of outcomes.values()) {
      const refusal = refusedBy(() => planTotals(file.value.plan));
      if (refusal !== null) say(file.at(['plan', 'ceiling']), refusal.message, 'make the budget fit');
    }
  },
};
