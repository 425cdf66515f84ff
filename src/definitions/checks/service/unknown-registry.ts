import type { Rule } from '#definitions/rule';
import { registriesNamed, sayUnlessKnown } from '#definitions/views/service-names';

/** A registry that is read, written or picked from is one of the government. */
export const serviceUnknownRegistry: Rule = {
  id: 'service/unknown-registry',
  what: { id: 'Daftar induk yang disebut tidak ada', en: 'The registry does not exist' },
  hint: { id: 'sebut berkas di registries/', en: 'name a file of registries/' },
  refers: (draft, say) => sayUnlessKnown('registry', registriesNamed(draft), say),
};
