import type { Rule } from '#definitions/rule';
import { everyRead } from '#definitions/views/reads';
import { placeIn } from '#definitions/vocabulary';

/** A registry is asked for facts it has. */
export const readNotInRegistry: Rule = {
  id: 'read/not-in-registry',
  what: { id: 'Daftar induk tidak punya fakta ini', en: 'The registry does not hold this fact' },
  hint: { id: 'ambil dari daftar induk yang memegangnya', en: 'read it from the registry that holds it' },
  check: (draft, say) => {
    for (const { service, name, read } of everyRead(draft)) {
      const registry = draft.registries.get(read.registry)?.value;
      const given = Object.values(registry?.fields ?? {});
      for (const [index, fact] of registry === undefined ? [] : read.facts.entries()) {
        if (given.includes(fact)) continue;
        const fix = `read ${fact} from the registry that holds it, or add it to the fields of ${read.registry}`;
        const place = placeIn(service, 'reads', name, 'facts', index);
        say(place, `Registry ${read.registry} has no ${fact}`, fix);
      }
    }
  },
};
