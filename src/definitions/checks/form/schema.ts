import { validatorOf } from '#definitions/form';
import type { Rule } from '#definitions/rule';
import { everyForm } from '#definitions/views/forms';

/** A form is a JSON Schema 2020-12 that compiles. Where a fact is unknown, that is said first. */
export const formSchema: Rule = {
  id: 'form/schema',
  what: { id: 'Skema formulir tidak dapat dipakai', en: 'The schema of the form cannot be used' },
  hint: { id: 'betulkan sebagai JSON Schema 2020-12', en: 'correct it as JSON Schema 2020-12' },
  refers: (draft, say) => {
    for (const { form, asked } of everyForm(draft)) {
      if (!asked.every((fact) => draft.factTypes.has(fact))) continue;
      try {
        validatorOf(form.value, { facts: draft.factTypes }, asked);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        say(form.at(['schema']), `The schema cannot be used: ${message}`, 'correct it as JSON Schema 2020-12');
      }
    }
  },
};
