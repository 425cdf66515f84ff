import { onceOnlyHeld } from '#definitions/checks/once-only/held';
import type { Area } from '#definitions/rule';

export const onceOnlyArea: Area = {
  name: 'once-only',
  about:
    'A form asks no fact that another agency holds, unless the service reads it first and asks only when nobody answers.',
  rules: [onceOnlyHeld],
};
