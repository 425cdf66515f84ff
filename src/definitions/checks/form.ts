import { formNoPage } from '#definitions/checks/form/no-page';
import { formNotAsked } from '#definitions/checks/form/not-asked';
import { formSchema } from '#definitions/checks/form/schema';
import { formTwoPages } from '#definitions/checks/form/two-pages';
import type { Area } from '#definitions/rule';

export const formArea: Area = {
  name: 'form',
  about: 'The schema of a form compiles; what it requires it asks, and each fact stands on one page.',
  rules: [formNoPage, formNotAsked, formSchema, formTwoPages],
};
