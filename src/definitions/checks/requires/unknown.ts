import type { Rule } from '#definitions/rule';
import { prerequisites } from '#definitions/views/requires';
import { nearestElse } from '#definitions/vocabulary';

/** What is required before exists. */
export const requiresUnknown: Rule = {
  id: 'requires/unknown',
  what: { id: 'Layanan prasyarat tidak ada', en: 'The required service does not exist' },
  hint: { id: 'sebut layanan yang ada', en: 'name a service of the government' },
  check: (draft, say) => {
    for (const { what, known, demands } of prerequisites(draft)) {
      for (const { to, place } of demands) {
        if (known.includes(to)) continue;
        say(place, `There is no ${what} ${to}`, nearestElse(to, known, `name a ${what} of the government`));
      }
    }
  },
};
