import type { Rule } from '#definitions/rule';
import { readsNamed, sayUnlessKnown } from '#definitions/views/service-names';

/** What an element or the opening fetches is a read that service.yaml describes. */
export const serviceUnknownRead: Rule = {
  id: 'service/unknown-read',
  what: { id: 'Pembacaan yang disebut tidak ada di reads', en: 'The read is not among reads' },
  hint: { id: 'tambahkan di reads atau betulkan namanya', en: 'add it to reads or correct the name' },
  refers: (draft, say) => sayUnlessKnown('read', readsNamed(draft), say),
};
