import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['registries/stalls.records.yaml', 'area:', 'size:']],
  found: ['registries/stalls.records.yaml:1:19 Registry stalls has no field size'],
};
