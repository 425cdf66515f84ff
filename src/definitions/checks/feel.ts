import { feelSyntax } from '#definitions/checks/feel/syntax';
import { feelUnknownFact } from '#definitions/checks/feel/unknown-fact';
import type { Area } from '#definitions/rule';

export const feelArea: Area = {
  name: 'feel',
  about:
    'Every path in an expression of a process, a write or a decision that begins like a fact is a fact; both are FEEL.',
  rules: [feelSyntax, feelUnknownFact],
};
