import type { Rule } from '#definitions/rule';
import { described } from '#definitions/views/messages';

/** Personal facts pass from one case to another by a law. UU 27/2022: no processing without purpose and basis. */
export const messageNoBasis: Rule = {
  id: 'message/no-basis',
  what: { id: 'Pesan membawa data pribadi tanpa dasar hukum', en: 'The message carries personal facts without a law' },
  hint: { id: 'tulis basis: law dan certainty', en: 'write basis: law and certainty' },
  check: (draft, say) => {
    for (const { name, message, place } of described(draft)) {
      const personal = message.carries.find((fact) => draft.factTypes.get(fact)?.personal === true);
      if (personal === undefined || message.basis !== undefined) continue;
      const text = `${name} carries ${personal}, which is personal, and names no law for it`;
      say(place, text, 'add basis: { law: …, certainty: … }');
    }
  },
};
