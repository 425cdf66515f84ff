import type { Rule } from '#definitions/rule';

/** Said where rules are read (`read-rules.ts`). */
export const dmnMalformed: Rule = {
  id: 'dmn/malformed',
  what: { id: 'Berkas DMN tidak dapat dibaca', en: 'The DMN file cannot be read' },
  hint: { id: 'betulkan pada tempat yang ditunjuk', en: 'correct it at the place shown' },
};
