import type { Rule } from '#definitions/rule';
import { everyWrite } from '#definitions/views/reads';
import { nearestElse } from '#definitions/vocabulary';

/** What is entered are facts of the registry. */
export const writeNotInRegistry: Rule = {
  id: 'write/not-in-registry',
  what: { id: 'Daftar induk tidak punya fakta ini', en: 'The registry does not hold this fact' },
  hint: { id: 'tulis fakta milik daftar induk itu', en: 'write a fact of that registry' },
  check: (draft, say) => {
    for (const { service, path, write, registry } of everyWrite(draft)) {
      const held = Object.values(registry.fields);
      for (const fact of Object.keys(write.set)) {
        if (fact === registry.key || held.includes(fact)) continue;
        const place = service.file.keyAt([...path, 'set', fact]);
        say(place, `Registry ${registry.id} has no ${fact}`, nearestElse(fact, held, `write a fact of ${registry.id}`));
      }
    }
  },
};
