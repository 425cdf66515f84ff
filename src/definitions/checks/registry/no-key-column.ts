import type { Rule } from '#definitions/rule';

/** Records of a file are found by a column. */
export const registryNoKeyColumn: Rule = {
  id: 'registry/no-key-column',
  what: {
    id: 'Tidak ada kolom CSV yang memuat kunci catatan',
    en: 'No column of the CSV gives the key of the records',
  },
  hint: { id: 'tambahkan kolom kuncinya', en: 'add the column of the key' },
  check: (draft, say) => {
    for (const file of draft.registries.values()) {
      const { csv, fields, key } = file.value;
      const field = Object.entries(fields).find(([, fact]) => fact === key)?.[0];
      if (csv === undefined || field === undefined || Object.values(csv.columns).includes(field)) continue;
      const message = `No column gives ${field}, by which records are found`;
      say(file.at(['csv', 'columns']), message, `add the column of ${field}`);
    }
  },
};
