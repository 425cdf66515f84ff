import { agencyUnknown } from '#definitions/checks/agency/unknown';
import { agencyUnknownPosition } from '#definitions/checks/agency/unknown-position';
import type { Area } from '#definitions/rule';

export const agencyArea: Area = {
  name: 'agency',
  about: 'Whoever is named as agency or position exists: in roles, arrangements, personas and the government file.',
  rules: [agencyUnknown, agencyUnknownPosition],
};
