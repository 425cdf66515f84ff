import type { Check, Draft } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import { validatorOf } from '#definitions/form';
import type { Located } from '#definitions/read-file';
import type { FormFile } from '#definitions/schema';

/** A form is a JSON Schema 2020-12 that compiles, and asks each of its facts on exactly one page. */
export const formsCheck: Check = {
  name: 'form',
  about: 'The schema of a form compiles; what it requires it asks, and each fact stands on one page.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const form of service.forms.values()) {
        checkPages(form, findings);
        checkSchema(draft, form, findings);
      }
    }
  },
};

function checkPages(form: Located<FormFile>, findings: Findings): void {
  const { schema, pages } = form.value;
  const asked = Object.keys(schema.properties);
  const paged = pages.flatMap((page) => page.fields);
  for (const fact of asked.filter((name) => !paged.includes(name))) {
    findings.error(
      form.keyAt(['schema', 'properties', fact]),
      'form/no-page',
      `${fact} is on no page`,
      'add it to the fields of a page',
    );
  }
  for (const [index, page] of pages.entries()) {
    for (const [at, fact] of page.fields.entries()) {
      const place = form.at(['pages', index, 'fields', at]);
      if (!asked.includes(fact))
        findings.error(place, 'form/not-asked', `The schema has no ${fact}`, `add ${fact} to properties`);
      if (paged.indexOf(fact) !== paged.lastIndexOf(fact))
        findings.error(place, 'form/two-pages', `${fact} is asked twice`, 'keep it on one page');
    }
  }
  for (const [index, fact] of schema.required.entries()) {
    if (asked.includes(fact)) continue;
    findings.error(
      form.at(['schema', 'required', index]),
      'form/not-asked',
      `${fact} is required but not asked`,
      `add ${fact} to properties`,
    );
  }
}

function checkSchema(draft: Draft, form: Located<FormFile>, findings: Findings): void {
  const asked = Object.keys(form.value.schema.properties);
  if (!asked.every((fact) => draft.factTypes.has(fact))) return;
  try {
    validatorOf(form.value, { facts: draft.factTypes }, asked);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    findings.error(
      form.at(['schema']),
      'form/schema',
      `The schema cannot be used: ${message}`,
      'correct it as JSON Schema 2020-12',
    );
  }
}
