import type { Rule } from '#definitions/rule';

/** Said where the folder is read (`read-draft.ts`, `read-service.ts`). */
export const folderMissingFile: Rule = {
  id: 'folder/missing-file',
  what: { id: 'Berkas wajib tidak ada', en: 'A required file is missing' },
  hint: { id: 'tambahkan berkas itu', en: 'add the file' },
};
