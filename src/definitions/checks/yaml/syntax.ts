import type { Rule } from '#definitions/rule';

/** Said where the text is read (`read-yaml.ts`). */
export const yamlSyntax: Rule = {
  id: 'yaml/syntax',
  what: { id: 'Teks ini bukan YAML yang benar', en: 'The text is not correct YAML' },
  hint: {
    id: 'betulkan YAML; teks dengan titik dua atau # perlu tanda kutip',
    en: 'correct the YAML; a text with a colon or # needs quotes',
  },
};
