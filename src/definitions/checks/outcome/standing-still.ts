import { progress } from '#coordination/indicator';
import { refusedBy } from '#definitions/refused-by';
import type { Rule } from '#definitions/rule';

export const outcomeStandingStill: Rule = {
  id: 'outcome/standing-still',
  what: { id: 'Target indikator sama dengan angka awalnya', en: 'The target of an indicator is its baseline' },
  hint: { id: 'tetapkan target yang lain', en: 'set another target' },
  check: ({ outcomes }, say) => {
    for (const file of outcomes.values()) {
      for (const [n, indicator] of file.value.indicators.entries()) {
        const refusal = refusedBy(() => progress(indicator, null));
        if (refusal !== null) say(file.at(['indicators', n, 'target']), refusal.message, 'set another target');
      }
    }
  },
};
