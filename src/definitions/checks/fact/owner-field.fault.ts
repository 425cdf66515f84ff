import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['registries/stalls.yaml', 'ownerField: renter', 'ownerField: owner']],
  found: ['registries/stalls.yaml:6:13 stalls has no field owner'],
};
