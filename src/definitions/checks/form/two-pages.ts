import type { Rule } from '#definitions/rule';
import { everyForm, fieldsOf } from '#definitions/views/forms';

/** Nobody is asked the same twice. */
export const formTwoPages: Rule = {
  id: 'form/two-pages',
  what: { id: 'Pertanyaan ditanya dua kali', en: 'A question is asked twice' },
  hint: { id: 'sisakan di satu halaman', en: 'keep it on one page' },
  refers: (draft, say) => {
    for (const { form, paged } of everyForm(draft)) {
      for (const { fact, place } of fieldsOf(form)) {
        if (paged.indexOf(fact) === paged.lastIndexOf(fact)) continue;
        say(place, `${fact} is asked twice`, 'keep it on one page');
      }
    }
  },
};
