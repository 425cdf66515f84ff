import type { Rule } from '#definitions/rule';

/** Said where the text is read (`read-yaml.ts`): the reader of YAML takes more than JSON allows. */
export const jsonSyntax: Rule = {
  id: 'json/syntax',
  what: { id: 'Teks ini bukan JSON yang benar', en: 'The text is not correct JSON' },
  hint: { id: 'pakai kutip ganda dan hapus koma di akhir', en: 'use double quotes and no comma at the end' },
};
