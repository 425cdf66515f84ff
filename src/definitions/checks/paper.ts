import { paperNeverKnown } from '#definitions/checks/paper/never-known';
import { paperNotGiven } from '#definitions/checks/paper/not-given';
import { paperUnknownFact } from '#definitions/checks/paper/unknown-fact';
import type { Area } from '#definitions/rule';

export const paperArea: Area = {
  name: 'paper',
  about: 'Facts that a paper template names are facts, and are given to it by the element that seals it.',
  rules: [paperUnknownFact, paperNotGiven, paperNeverKnown],
};
