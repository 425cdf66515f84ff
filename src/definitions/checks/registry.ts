import { registryColumn } from '#definitions/checks/registry/column';
import { registryNoKeyColumn } from '#definitions/checks/registry/no-key-column';
import { registryPosition } from '#definitions/checks/registry/position';
import { registryWayUnsaid } from '#definitions/checks/registry/way-unsaid';
import type { Area } from '#definitions/rule';

export const registryArea: Area = {
  name: 'registry',
  about: 'Every registry says how it answers: a file by its columns, an officer by position and clock.',
  rules: [registryWayUnsaid, registryColumn, registryNoKeyColumn, registryPosition],
};
