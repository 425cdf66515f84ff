import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/examples/fresh.yaml', 'HEALTH: 20000', 'HEALTH: 25000']],
  found: ['examples/fresh.yaml:22:38 HEALTH is 20000, not 25000'],
};
