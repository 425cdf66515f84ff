import type { Rule } from '#definitions/rule';
import { described } from '#definitions/views/messages';
import { placeIn } from '#definitions/vocabulary';

/** A message from outside is written by a form of the service. */
export const messageUnknownForm: Rule = {
  id: 'message/unknown-form',
  what: { id: 'Formulir pesan tidak ada', en: 'The form of the message does not exist' },
  hint: { id: 'tambahkan forms/<id>.json atau betulkan namanya', en: 'add forms/<id>.json or correct the name' },
  check: (draft, say) => {
    for (const { service, name, message } of described(draft)) {
      const { from, form } = message;
      if (from === undefined || form === undefined || service.forms.has(form)) continue;
      say(placeIn(service, 'messages', name, 'form'), `There is no form ${form}`, `add forms/${form}.json`);
    }
  },
};
