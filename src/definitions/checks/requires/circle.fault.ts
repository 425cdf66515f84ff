import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', 'owner: market-office', 'requires: [pasar.lapak]\nowner: market-office'],
  ],
  found: ['service.yaml:3:12 Nobody could begin: pasar.lapak requires pasar.lapak'],
};
