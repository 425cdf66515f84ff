import type { Rule } from '#definitions/rule';

/** A choice names its choices. */
export const factNoChoices: Rule = {
  id: 'fact/no-choices',
  what: { id: 'Fakta pilihan tanpa pilihan', en: 'A choice without choices' },
  hint: { id: 'tambahkan choices dalam kedua bahasa', en: 'add choices in both languages' },
  refers: ({ facts }, say) => {
    for (const [index, { id, type, choices = {} }] of facts.value.entries()) {
      if (type !== 'choice' || Object.keys(choices).length > 0) continue;
      const fix = 'add choices: value -> words in both languages';
      say(facts.at([index, 'type']), `${id} is a choice without choices`, fix);
    }
  },
};
