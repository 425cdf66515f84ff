import type { Rule } from '#definitions/rule';

/** Said when the example is played. */
export const exampleFails: Rule = {
  id: 'example/fails',
  what: { id: 'Contoh kasus tidak terpenuhi', en: 'A worked example fails' },
  hint: {
    id: 'betulkan aturan atau contohnya, mana yang salah',
    en: 'correct the rules or the example, whichever is wrong',
  },
};
