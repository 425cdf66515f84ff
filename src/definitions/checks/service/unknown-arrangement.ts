import type { Rule } from '#definitions/rule';
import { arrangementsNamed, sayUnlessKnown } from '#definitions/views/service-names';

/** A service hangs on an arrangement of its agencies. */
export const serviceUnknownArrangement: Rule = {
  id: 'service/unknown-arrangement',
  what: { id: 'Kerja sama yang disebut tidak ada', en: 'The arrangement does not exist' },
  hint: { id: 'sebut berkas di arrangements/', en: 'name a file of arrangements/' },
  refers: (draft, say) => sayUnlessKnown('arrangement', arrangementsNamed(draft), say),
};
