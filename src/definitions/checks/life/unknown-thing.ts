import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

/** A case is about a kind of thing that population.yaml draws. */
export const lifeUnknownThing: Rule = {
  id: 'life/unknown-thing',
  what: { id: 'Permohonan contoh tentang benda yang tidak ada', en: 'A life is of a thing that nobody draws' },
  hint: { id: 'sebut jenis dari population.yaml', en: 'name a kind of population.yaml' },
  check: (draft, say) => {
    const known = Object.keys(draft.population.value?.kinds ?? {});
    for (const { value, at } of draft.life.values())
      for (const key of ['of', 'with'] as const) {
        const named = value[key];
        if (named === undefined || known.includes(named)) continue;
        say(at([key]), `population.yaml draws no ${named}`, nearestOr(named, known, 'add it to kinds'));
      }
  },
};
