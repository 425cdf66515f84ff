import type { Rule } from '#definitions/rule';
import { everyKind } from '#definitions/views/population';
import { nearestOr } from '#definitions/vocabulary';

/** What is drawn is entered in registries that the government has. */
export const populationUnknownRegistry: Rule = {
  id: 'population/unknown-registry',
  what: {
    id: 'Penduduk contoh dicatat di daftar induk yang tidak ada',
    en: 'A population is entered in a registry that does not exist',
  },
  hint: { id: 'sebut daftar induk yang ada', en: 'name a registry that exists' },
  check: (draft, say) => {
    for (const { kind, keyAt } of everyKind(draft))
      for (const registry of Object.keys(kind.records)) {
        if (draft.registries.has(registry)) continue;
        const fix = nearestOr(registry, [...draft.registries.keys()], 'take it out');
        say(keyAt(['records', registry]), `There is no registry ${registry}`, fix);
      }
  },
};
