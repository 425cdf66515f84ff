import type { Rule } from '#definitions/rule';

/** Said where a file is held against its form (`read-file.ts`): a slip in a name would silently leave it out. */
export const fileUnknownName: Rule = {
  id: 'file/unknown-name',
  what: { id: 'Isian ini tidak dikenal di sini', en: 'This entry is not known here' },
  hint: { id: 'betulkan namanya atau hapus isian itu', en: 'correct its name or take the entry out' },
};
