import type { Rule } from '#definitions/rule';
import { everyField } from '#definitions/views/records';
import { nearestElse } from '#definitions/vocabulary';

/** A record has the fields of its registry. */
export const recordUnknownField: Rule = {
  id: 'record/unknown-field',
  what: { id: 'Kolom ini tidak dikenal daftar induk', en: 'The registry has no such field' },
  hint: { id: 'betulkan nama kolom', en: 'correct the name of the field' },
  check: (draft, say) => {
    for (const { registry, field, keyPlace } of everyField(draft)) {
      if (registry.fields[field] !== undefined) continue;
      const fix = nearestElse(
        field,
        Object.keys(registry.fields),
        'take it out, or add it to the fields of the registry',
      );
      say(keyPlace, `Registry ${registry.id} has no field ${field}`, fix);
    }
  },
};
