import { kindLacksPart } from '#definitions/checks/kind/lacks-part';
import type { Area } from '#definitions/rule';

export const kindArea: Area = {
  name: 'kind',
  about: 'A service has the parts that its kind cannot be without: an end, a product, a paper, a decision.',
  rules: [kindLacksPart],
};
