import type { Rule } from '#definitions/rule';
import { factsPrinted } from '#definitions/views/papers';
import { nearestElse } from '#definitions/vocabulary';

/** A template can print what the element that seals the paper gives it, and nothing else. */
export const paperNotGiven: Rule = {
  id: 'paper/not-given',
  what: { id: 'Dokumen tidak diberi fakta ini', en: 'The paper is not given this fact' },
  hint: { id: 'tambahkan ke paper.facts', en: 'add it to paper.facts' },
  check: (draft, say) => {
    for (const { fact, given, place } of factsPrinted(draft)) {
      if (!draft.factTypes.has(fact)) continue;
      say(
        place,
        `The paper is not given ${fact}`,
        nearestElse(fact, given, `add ${fact} to the facts of the paper in service.yaml`),
      );
    }
  },
};
