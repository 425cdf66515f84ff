import { requireWhole } from '#coordination/indicator';
import { refusedBy } from '#definitions/refused-by';
import type { Rule } from '#definitions/rule';

export const outcomeWeights: Rule = {
  id: 'outcome/weights',
  what: { id: 'Bobot sumbangan tidak berjumlah 1', en: 'The weights of the contributions are not 1 together' },
  hint: { id: 'sepakati bobot yang jumlahnya tepat 1', en: 'agree on weights that are exactly 1 together' },
  check: ({ outcomes }, say) => {
    for (const file of outcomes.values()) {
      const refusal = refusedBy(() => requireWhole(file.value.weights));
      if (refusal !== null) say(file.at(['weights']), refusal.message, 'make them exactly 1');
    }
  },
};
