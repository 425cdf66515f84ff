import type { Rule } from '#definitions/rule';
import { nearestElse } from '#definitions/vocabulary';

/** The columns of a file make the fields of the registry. */
export const registryColumn: Rule = {
  id: 'registry/column',
  what: {
    id: 'Kolom CSV menyebut isian yang tidak dimiliki register',
    en: 'A column of the CSV names a field the registry has not',
  },
  hint: { id: 'sebut isian register itu', en: 'name a field of the registry' },
  check: (draft, say) => {
    for (const file of draft.registries.values()) {
      const fields = Object.keys(file.value.fields);
      for (const [column, field] of Object.entries(file.value.csv?.columns ?? {})) {
        if (fields.includes(field)) continue;
        const fix = nearestElse(field, fields, 'name a field of the registry');
        say(file.at(['csv', 'columns', column]), `There is no field ${field}`, fix);
      }
    }
  },
};
