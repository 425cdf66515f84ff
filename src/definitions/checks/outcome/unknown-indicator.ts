import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

export const outcomeUnknownIndicator: Rule = {
  id: 'outcome/unknown-indicator',
  what: {
    id: 'Kegiatan menuju indikator yang tidak ada',
    en: 'An activity works towards an indicator that is not there',
  },
  hint: { id: 'sebut indikator hasil ini', en: 'name an indicator of this outcome' },
  check: ({ outcomes }, say) => {
    for (const file of outcomes.values()) {
      const known = file.value.indicators.map(({ id }) => id);
      for (const [n, { indicators }] of file.value.plan.activities.entries()) {
        for (const [place, id] of indicators.entries()) {
          if (known.includes(id)) continue;
          const at = file.at(['plan', 'activities', n, 'indicators', place]);
          say(at, `There is no indicator ${id}`, nearestOr(id, known, 'name an indicator of this outcome'));
        }
      }
    }
  },
};
