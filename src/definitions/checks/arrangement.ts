import { arrangementImpact } from '#definitions/checks/arrangement/impact';
import { arrangementOwners } from '#definitions/checks/arrangement/owners';
import { arrangementStranger } from '#definitions/checks/arrangement/stranger';
import type { Area } from '#definitions/rule';

export const arrangementArea: Area = {
  name: 'arrangement',
  about: 'What an arrangement says of its members is true of them: who is affected, who owns what, who met and signed.',
  rules: [arrangementImpact, arrangementOwners, arrangementStranger],
};
