import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['facts.yaml']],
  found: ['facts.yaml:1:1 A government needs facts.yaml'],
};
