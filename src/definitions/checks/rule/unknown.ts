import type { Rule } from '#definitions/rule';

/** Said when a tariff example is played: nobody defines what it names, or more than one file does. */
export const ruleUnknown: Rule = {
  id: 'rule/unknown',
  what: { id: 'Keputusan atau masukan ini tidak ada', en: 'There is no such decision or input' },
  hint: { id: 'betulkan rujukannya', en: 'correct the reference' },
};
