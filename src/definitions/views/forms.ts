import type { Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { FormFile } from '#definitions/schema/form';

/** A form with the facts that its schema asks and those that its pages show, in order. */
interface Shown {
  readonly form: Located<FormFile>;
  readonly asked: readonly string[];
  readonly paged: readonly string[];
}

export function everyForm(draft: Draft): readonly Shown[] {
  return [...draft.services.values()].flatMap(({ forms }) =>
    [...forms.values()].map((form) => ({
      form,
      asked: Object.keys(form.value.schema.properties),
      paged: form.value.pages.flatMap((page) => page.fields),
    })),
  );
}

/** Fields of the pages of a form, each where it stands. */
export function fieldsOf(form: Located<FormFile>): readonly { readonly fact: string; readonly place: Place }[] {
  return form.value.pages.flatMap((page, index) =>
    page.fields.map((fact, at) => ({ fact, place: form.at(['pages', index, 'fields', at]) })),
  );
}
