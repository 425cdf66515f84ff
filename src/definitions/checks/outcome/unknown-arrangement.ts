import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

/** Whoever shares an outcome has agreed to: its members are those of the arrangement, and so is its chain. */
export const outcomeUnknownArrangement: Rule = {
  id: 'outcome/unknown-arrangement',
  what: { id: 'Hasil bersama tanpa kesepakatan', en: 'A shared outcome without an arrangement' },
  hint: { id: 'sebut kesepakatan yang ada di arrangements/', en: 'name an arrangement of arrangements/' },
  refers: ({ outcomes, arrangements }, say) => {
    for (const file of outcomes.values()) {
      const { arrangement } = file.value;
      if (arrangements.has(arrangement)) continue;
      const fix = nearestOr(arrangement, [...arrangements.keys()], 'name an arrangement of arrangements/');
      say(file.at(['arrangement']), `There is no arrangement ${arrangement}`, fix);
    }
  },
};
