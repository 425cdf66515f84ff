import type { Rule } from '#definitions/rule';
import { formsNamed, sayUnlessKnown } from '#definitions/views/service-names';

/** A form that is named is there; what is wrong with a malformed one is said in its place. */
export const serviceUnknownForm: Rule = {
  id: 'service/unknown-form',
  what: { id: 'Formulir yang disebut tidak ada', en: 'The form does not exist' },
  hint: { id: 'tambahkan forms/<id>.json atau betulkan namanya', en: 'add forms/<id>.json or correct the name' },
  refers: (draft, say) => sayUnlessKnown('form', formsNamed(draft), say),
};
