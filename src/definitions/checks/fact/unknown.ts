import type { Draft } from '#definitions/draft';
import type { Rule, Say } from '#definitions/rule';
import { factsNamed, factsSpokenOf, type NamedFact } from '#definitions/views/named-facts';
import { nearestName } from '#definitions/vocabulary';

/** facts.yaml is the only vocabulary: a name that is not in it would silently be a value nobody ever gives. */
export const factUnknown: Rule = {
  id: 'fact/unknown',
  what: { id: 'Fakta tidak ada di facts.yaml', en: 'The fact is not in facts.yaml' },
  hint: { id: 'tambahkan ke facts.yaml atau betulkan namanya', en: 'add it to facts.yaml or correct the name' },
  refers: (draft, say) => sayUnknown(draft, factsNamed(draft), say),
  check: (draft, say) => sayUnknown(draft, factsSpokenOf(draft), say),
};

function sayUnknown(draft: Draft, named: readonly NamedFact[], say: Say): void {
  for (const [fact, place] of named) {
    if (draft.factTypes.has(fact)) continue;
    const near = nearestName(fact, draft.factTypes.keys());
    const fix =
      near === undefined
        ? `add ${fact} to facts.yaml or correct the name`
        : `write ${near}, or add ${fact} to facts.yaml`;
    say(place, `facts.yaml has no fact ${fact}`, fix);
  }
}
