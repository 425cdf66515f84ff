import type { Rule } from '#definitions/rule';

/** Said when the example is played. */
export const exampleTariff: Rule = {
  id: 'example/tariff',
  what: { id: 'Contoh tarif tidak terpenuhi', en: 'A tariff example fails' },
  hint: { id: 'betulkan tarif atau contohnya', en: 'correct the tariff or the example' },
};
