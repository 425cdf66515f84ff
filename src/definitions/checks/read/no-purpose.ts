import type { Rule } from '#definitions/rule';

/** A fact is read for a purpose that the person can read, in both languages. UU 27/2022. */
export const readNoPurpose: Rule = {
  id: 'read/no-purpose',
  what: { id: 'Pembacaan tidak menyebut tujuannya', en: 'The read does not say its purpose' },
  hint: {
    id: 'tulis purpose dalam kedua bahasa: untuk apa data dibaca',
    en: 'write purpose in both languages: what the facts are read for',
  },
  missing: /^reads\.[^.]+\.purpose$/,
};
