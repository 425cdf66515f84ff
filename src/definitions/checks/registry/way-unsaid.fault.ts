import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['registries/residents.yaml', 'source: http', 'source: csv']],
  found: ['registries/residents.yaml:6:9 residents answers by csv and does not say how'],
};
