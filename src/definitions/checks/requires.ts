import { requiresCircle } from '#definitions/checks/requires/circle';
import { requiresUnknown } from '#definitions/checks/requires/unknown';
import type { Area } from '#definitions/rule';

export const requiresArea: Area = {
  name: 'requires',
  about: 'What a service or a life event requires exists, and nothing requires itself by whatever way round.',
  rules: [requiresUnknown, requiresCircle],
};
