import type { Rule } from '#definitions/rule';

/** Said when a tariff example is played: the rule computes without end, or nearly so. */
export const ruleBudget: Rule = {
  id: 'rule/budget',
  what: { id: 'Aturan ini melampaui batas hitung', en: 'The rule exceeds what it may compute' },
  hint: { id: 'pecah menjadi keputusan yang lebih kecil', en: 'split it into smaller decisions' },
};
