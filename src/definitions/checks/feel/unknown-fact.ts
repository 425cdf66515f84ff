import type { Rule } from '#definitions/rule';
import { knownNames, namesRead } from '#definitions/views/names-read';
import { nearestElse } from '#definitions/vocabulary';

/**
 * In FEEL an unknown name is null, and a condition on null is never true: `vehicle.plat` would send every case the wrong way
 * without an error. So each path that begins with a root of facts.yaml must be a fact, in the process and in DMN.
 */
export const feelUnknownFact: Rule = {
  id: 'feel/unknown-fact',
  what: { id: 'Fakta ini tidak dikenal, jadi selalu null', en: 'Nobody knows this fact, so it would always be null' },
  hint: { id: 'pakai nama fakta dari facts.yaml', en: 'use the name of a fact of facts.yaml' },
  check: (draft, say) => {
    const known = knownNames(draft);
    for (const { name, place, element } of namesRead(draft)) {
      if (isKnown(known, name)) continue;
      const fix = nearestElse(name, known, 'name a fact of facts.yaml');
      say(place, `Nobody knows ${name}: it would always be null`, fix, element);
    }
  },
};

/** A root alone is the whole context, and a fact may have members of its own (`tax.dueDate.year`). */
function isKnown(known: readonly string[], name: string): boolean {
  return known.some((fact) => name === fact || name.startsWith(`${fact}.`) || fact.startsWith(`${name}.`));
}
