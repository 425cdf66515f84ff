import { dmnMalformed } from '#definitions/checks/dmn/malformed';
import type { Area } from '#definitions/rule';

export const dmnArea: Area = {
  name: 'dmn',
  about: 'A DMN file can be read.',
  rules: [dmnMalformed],
};
