import type { Rule } from '#definitions/rule';

/** What is billed rests on a law that is named on the bill. */
export const feeNoBasis: Rule = {
  id: 'fee/no-basis',
  what: { id: 'Biaya tidak menyebut dasar hukumnya', en: 'The line does not name the law it rests on' },
  hint: { id: 'tulis basis: law dan certainty', en: 'write basis: law and certainty' },
  missing: /^elements\.[^.]+\.bill\.lines\.\d+\.basis$/,
};
