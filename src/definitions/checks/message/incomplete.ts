import type { Rule } from '#definitions/rule';
import { described } from '#definitions/views/messages';
import { placeIn } from '#definitions/vocabulary';

/** A message from outside brings by what it finds its case, and about whom it is where it is about somebody. */
export const messageIncomplete: Rule = {
  id: 'message/incomplete',
  what: {
    id: 'Pesan dari luar datang tanpa fakta yang diperlukan',
    en: 'The message comes from outside without a fact it needs',
  },
  hint: {
    id: 'tambahkan fakta itu ke carries, atau wajibkan di formulir',
    en: 'add the fact to carries, or require it in the form',
  },
  check: (draft, say) => {
    for (const { service, name, message } of described(draft)) {
      const { from, form, carries, correlate, person = service.file.value.opening.subject } = message;
      if (from === undefined) continue;
      const asked = service.forms.get(form ?? '')?.value.schema;
      const brought = asked === undefined ? [...correlate, ...carries] : asked.required;
      const personal = brought.some((fact) => draft.factTypes.get(fact)?.personal === true);
      const lacking = [...correlate, ...(personal ? [person] : [])].find((fact) => !brought.includes(fact));
      if (lacking === undefined) continue;
      const text = `${name} comes from outside without ${lacking}: it would find no case, or be about nobody`;
      const fix = asked === undefined ? `add ${lacking} to carries` : `ask ${lacking} in the form and require it`;
      say(placeIn(service, 'messages', name, 'from'), text, fix);
    }
  },
};
