import type { Rule } from '#definitions/rule';
import { factsPrinted } from '#definitions/views/papers';
import { nearestElse } from '#definitions/vocabulary';

/** A template that names a fact nobody knows would print a hole. */
export const paperUnknownFact: Rule = {
  id: 'paper/unknown-fact',
  what: { id: 'Dokumen menyebut fakta yang tidak ada', en: 'The paper names a fact that does not exist' },
  hint: { id: 'pakai nama dari facts.yaml', en: 'use a name of facts.yaml' },
  check: (draft, say) => {
    for (const { fact, given, place } of factsPrinted(draft)) {
      if (draft.factTypes.has(fact)) continue;
      say(
        place,
        `facts.yaml has no fact ${fact}`,
        nearestElse(fact, given, `add ${fact} to the facts of the paper in service.yaml`),
      );
    }
  },
};
