import type { Rule } from '#definitions/rule';

/** Said where a file is held against its form (`read-file.ts`). */
export const fileMissing: Rule = {
  id: 'file/missing',
  what: { id: 'Isian wajib tidak ada', en: 'A required entry is missing' },
  hint: { id: 'tambahkan isian yang disebut', en: 'add the entry that is named' },
};
