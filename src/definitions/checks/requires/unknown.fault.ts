import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', 'owner: market-office', 'requires: [pasar.kios]\nowner: market-office'],
  ],
  found: ['service.yaml:3:12 There is no service pasar.kios'],
};
