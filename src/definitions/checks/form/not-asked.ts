import type { Rule } from '#definitions/rule';
import { everyForm, fieldsOf } from '#definitions/views/forms';

/** What a page shows or the form requires is asked. */
export const formNotAsked: Rule = {
  id: 'form/not-asked',
  what: { id: 'Halaman atau required menyebut yang tidak ditanya', en: 'A page or required names what is not asked' },
  hint: { id: 'tambahkan ke properties', en: 'add it to properties' },
  refers: (draft, say) => {
    for (const { form, asked } of everyForm(draft)) {
      for (const { fact, place } of fieldsOf(form)) {
        if (!asked.includes(fact)) say(place, `The schema has no ${fact}`, `add ${fact} to properties`);
      }
      for (const [index, fact] of form.value.schema.required.entries()) {
        if (asked.includes(fact)) continue;
        const place = form.at(['schema', 'required', index]);
        say(place, `${fact} is required but not asked`, `add ${fact} to properties`);
      }
    }
  },
};
