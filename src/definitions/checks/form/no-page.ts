import type { Rule } from '#definitions/rule';
import { everyForm } from '#definitions/views/forms';

/** What a form asks stands on one of its pages. */
export const formNoPage: Rule = {
  id: 'form/no-page',
  what: { id: 'Pertanyaan tidak ada di halaman mana pun', en: 'A question is on no page' },
  hint: { id: 'tambahkan ke fields sebuah halaman', en: 'add it to the fields of a page' },
  refers: (draft, say) => {
    for (const { form, asked, paged } of everyForm(draft)) {
      for (const fact of asked.filter((name) => !paged.includes(name)))
        say(form.keyAt(['schema', 'properties', fact]), `${fact} is on no page`, 'add it to the fields of a page');
    }
  },
};
