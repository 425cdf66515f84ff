import type { Rule } from '#definitions/rule';
import { everyKind } from '#definitions/views/population';
import { nearestOr } from '#definitions/vocabulary';

/** A drawn record has the fields of its registry. */
export const populationUnknownField: Rule = {
  id: 'population/unknown-field',
  what: { id: 'Kolom ini tidak dikenal daftar induk', en: 'The registry has no such field' },
  hint: { id: 'betulkan nama kolom', en: 'correct the name of the field' },
  check: (draft, say) => {
    for (const { kind, keyAt } of everyKind(draft))
      for (const [registry, fields] of Object.entries(kind.records)) {
        const known = Object.keys(draft.registries.get(registry)?.value.fields ?? fields);
        for (const field of Object.keys(fields)) {
          if (known.includes(field)) continue;
          const fix = nearestOr(field, known, 'take it out');
          say(keyAt(['records', registry, field]), `Registry ${registry} has no field ${field}`, fix);
        }
      }
  },
};
