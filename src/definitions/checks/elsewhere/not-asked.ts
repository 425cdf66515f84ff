import type { Rule } from '#definitions/rule';
import { factsFromElsewhere } from '#definitions/views/elsewhere';

/** The form asks for the number and the day of the act in a national system: without them nobody could find what was done. */
export const elsewhereNotAsked: Rule = {
  id: 'elsewhere/not-asked',
  what: {
    id: 'Formulir langkah tidak menanyakan nomor, tanggal, atau buktinya',
    en: 'The form of the step does not ask its number, date or evidence',
  },
  hint: { id: 'tambahkan ke formulir langkah itu', en: 'add it to the form of the step' },
  check: (draft, say) => {
    for (const { service, id, part, fact, form, place } of factsFromElsewhere(draft)) {
      const schema = service.forms.get(form ?? '')?.value.schema;
      const asked = part === 'evidence' ? schema?.properties[fact] !== undefined : schema?.required.includes(fact);
      if (asked === true) continue;
      const message = `The form of ${id} does not ${part === 'evidence' ? 'ask' : 'require'} ${fact}`;
      say(place, message, `add ${fact} to the form of ${id}`, id);
    }
  },
};
