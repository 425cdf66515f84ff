import type { Rule } from '#definitions/rule';
import { everyKind } from '#definitions/views/population';
import { nearestOr } from '#definitions/vocabulary';

/** A thing is drawn for each thing of a kind above it. */
export const populationNotBefore: Rule = {
  id: 'population/not-before',
  what: { id: 'Benda ini diundi untuk jenis yang belum ada', en: 'A kind is drawn for a kind that is not above it' },
  hint: { id: 'pindahkan jenis itu ke atas', en: 'move that kind above this one' },
  check: (draft, say) => {
    for (const { kind, earlier, at } of everyKind(draft)) {
      if (kind.each === undefined || earlier.includes(kind.each)) continue;
      say(
        at(['each']),
        `No kind ${kind.each} is drawn before this one`,
        nearestOr(kind.each, earlier, 'move it above'),
      );
    }
  },
};
