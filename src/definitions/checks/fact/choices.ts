import type { Rule } from '#definitions/rule';

/** Only a choice has choices. */
export const factChoices: Rule = {
  id: 'fact/choices',
  what: { id: 'Hanya fakta pilihan yang punya pilihan', en: 'Only a choice has choices' },
  hint: { id: 'tulis type: choice, atau hapus pilihannya', en: 'write type: choice, or take them out' },
  refers: ({ facts }, say) => {
    for (const [index, { id, type, choices }] of facts.value.entries()) {
      if (type === 'choice' || choices === undefined) continue;
      const fix = 'write type: choice, or take the choices out';
      say(facts.at([index, 'choices']), `${id} has choices but is a ${type}`, fix);
    }
  },
};
