import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['registries/stalls.records.yaml', "'9771014507900003'", "'9771'"]],
  found: ['registries/stalls.records.yaml:1:40 renter is no nik'],
};
