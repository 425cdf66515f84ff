import type { Rule } from '#definitions/rule';
import { papersNamed, sayUnlessKnown } from '#definitions/views/service-names';

/** The template that an element seals is in documents/. */
export const serviceUnknownPaper: Rule = {
  id: 'service/unknown-paper',
  what: { id: 'Naskah dokumen tidak ada', en: 'The paper template does not exist' },
  hint: { id: 'tambahkan documents/<id>.typ', en: 'add documents/<id>.typ' },
  refers: (draft, say) => sayUnlessKnown('paper', papersNamed(draft), say),
};
