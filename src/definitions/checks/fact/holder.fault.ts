import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['facts.yaml', ', holder: stalls.city', '']],
  found: ['registries/stalls.yaml:5:79 facts.yaml does not say that stall.city is held by stalls.city'],
};
