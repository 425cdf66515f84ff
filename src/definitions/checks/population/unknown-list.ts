import type { Rule } from '#definitions/rule';
import { drawnValues, everyKind } from '#definitions/views/population';
import { nearestOr } from '#definitions/vocabulary';

/** A value is drawn from a list that is there. */
export const populationUnknownList: Rule = {
  id: 'population/unknown-list',
  what: { id: 'Nilai diundi dari daftar yang tidak ada', en: 'A value is drawn from a list that does not exist' },
  hint: { id: 'sebut daftar yang ada', en: 'name a list that exists' },
  check: (draft, say) => {
    const known = Object.keys(draft.population.value?.lists ?? {});
    for (const { drawn, place } of everyKind(draft).flatMap(drawnValues)) {
      if (drawn === null || typeof drawn !== 'object' || !('from' in drawn) || known.includes(drawn.from)) continue;
      say(place, `There is no list ${drawn.from}`, nearestOr(drawn.from, known, 'add it to lists'));
    }
  },
};
