import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'owner: market-office\n', '']],
  found: ['service.yaml:1:1 "owner" is missing'],
};
