import type { Rule } from '#definitions/rule';
import { factsFromElsewhere } from '#definitions/views/elsewhere';

/** The day of the act in a national system is a date. */
export const elsewhereNoDate: Rule = {
  id: 'elsewhere/no-date',
  what: {
    id: 'Tanggal di sistem nasional bukan data tanggal',
    en: 'The date in the national system is no fact of type date',
  },
  hint: { id: 'sebut data bertipe date', en: 'name a fact of type date' },
  check: (draft, say) => {
    for (const { id, part, fact, place } of factsFromElsewhere(draft)) {
      const type = draft.factTypes.get(fact)?.type;
      if (part !== 'date' || type === undefined || type === 'date') continue;
      say(place, `${fact} is no date`, 'name a fact of type date', id);
    }
  },
};
