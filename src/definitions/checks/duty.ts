import { dutyClaimedTwice } from '#definitions/checks/duty/claimed-twice';
import type { Area } from '#definitions/rule';

export const dutyArea: Area = {
  name: 'duty',
  about: 'No two services with the same owner give the same product in the same territory.',
  rules: [dutyClaimedTwice],
};
