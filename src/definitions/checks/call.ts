import { callUnknown } from '#definitions/checks/call/unknown';
import type { Area } from '#definitions/rule';

export const callArea: Area = {
  name: 'call',
  about: 'Every call activity calls a process or global task of its file, or a service of the government.',
  rules: [callUnknown],
};
