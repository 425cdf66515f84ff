import type { Rule } from '#definitions/rule';
import { everyRecord } from '#definitions/views/records';

/** A record without its key would never be found. */
export const recordNoKey: Rule = {
  id: 'record/no-key',
  what: { id: 'Catatan tanpa kunci', en: 'A record lacks its key' },
  hint: { id: 'isi kolom kunci', en: 'fill in the key' },
  check: (draft, say) => {
    for (const { keyField, key, place } of everyRecord(draft)) {
      if (key === null) say(place, `A record lacks its ${keyField}`, `add ${keyField}`);
    }
  },
};
