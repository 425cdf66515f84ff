import type { Rule } from '#definitions/rule';

/** A fact is described once. */
export const factTwice: Rule = {
  id: 'fact/twice',
  what: { id: 'Fakta dijelaskan dua kali', en: 'The fact is described twice' },
  hint: { id: 'sisakan satu', en: 'keep one of the two' },
  refers: ({ facts }, say) => {
    const seen = new Set<string>();
    for (const [index, { id }] of facts.value.entries()) {
      if (seen.has(id)) say(facts.at([index, 'id']), `${id} is described twice`, 'keep one of the two');
      seen.add(id);
    }
  },
};
