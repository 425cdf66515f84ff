import type { Rule } from '#definitions/rule';

/** Said where a file is held against its form (`read-file.ts`). */
export const fileMisfit: Rule = {
  id: 'file/misfit',
  what: { id: 'Nilai tidak sesuai bentuk berkas', en: 'A value does not fit the form of the file' },
  hint: {
    id: 'tulis nilai seperti bentuk di skema berkas (schemas/)',
    en: 'write the value in the form that the schema of the file asks (schemas/)',
  },
};
