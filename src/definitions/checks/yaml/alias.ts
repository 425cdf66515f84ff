import type { Rule } from '#definitions/rule';

/** Said where the text is read (`read-yaml.ts`): a small file cannot grow without bound. */
export const yamlAlias: Rule = {
  id: 'yaml/alias',
  what: { id: 'Alias YAML terlalu sering dipakai', en: 'A YAML alias is used too often' },
  hint: { id: 'tulis nilainya, jangan aliasnya', en: 'write the value out instead of the alias' },
};
