import type { Rule } from '#definitions/rule';
import { everyRecord } from '#definitions/views/records';

/** One record a key. */
export const recordTwice: Rule = {
  id: 'record/twice',
  what: { id: 'Catatan dengan kunci ini sudah ada', en: 'There is a record of this key already' },
  hint: { id: 'sisakan satu', en: 'keep one of the two' },
  check: (draft, say) => {
    for (const { key, earlier, place } of everyRecord(draft)) {
      if (key !== null && earlier.includes(key))
        say(place, `There is a record of ${String(key)} already`, 'keep one of the two');
    }
  },
};
