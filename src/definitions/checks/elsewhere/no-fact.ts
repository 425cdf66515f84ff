import type { Rule } from '#definitions/rule';
import { factsFromElsewhere } from '#definitions/views/elsewhere';
import { nearestOr } from '#definitions/vocabulary';

/** Number, date and evidence of what was done in a national system are facts of the case. */
export const elsewhereNoFact: Rule = {
  id: 'elsewhere/no-fact',
  what: {
    id: 'Data untuk nomor, tanggal, atau bukti tidak ada',
    en: 'The fact for number, date or evidence does not exist',
  },
  hint: { id: 'tambahkan di facts.yaml', en: 'add it to facts.yaml' },
  check: (draft, say) => {
    for (const { id, fact, place } of factsFromElsewhere(draft)) {
      if (draft.factTypes.has(fact)) continue;
      say(place, `There is no fact ${fact}`, nearestOr(fact, draft.factTypes.keys(), 'add it to facts.yaml'), id);
    }
  },
};
