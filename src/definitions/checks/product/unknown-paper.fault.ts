import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'product: { paper: permit }', 'product: { paper: permitt }']],
  found: ['service.yaml:78:19 There is no paper permitt'],
};
