import { elsewhereNoDate } from '#definitions/checks/elsewhere/no-date';
import { elsewhereNoFact } from '#definitions/checks/elsewhere/no-fact';
import { elsewhereNoSystem } from '#definitions/checks/elsewhere/no-system';
import { elsewhereNotAsked } from '#definitions/checks/elsewhere/not-asked';
import type { Area } from '#definitions/rule';

export const elsewhereArea: Area = {
  name: 'elsewhere',
  about: 'A step done in a national system names one of the government file, and its form requires number and date.',
  rules: [elsewhereNoSystem, elsewhereNoFact, elsewhereNoDate, elsewhereNotAsked],
};
