import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['registries/stalls.records.yaml', 'number: B-12, ', '']],
  found: ['registries/stalls.records.yaml:1:3 A record lacks its number'],
};
