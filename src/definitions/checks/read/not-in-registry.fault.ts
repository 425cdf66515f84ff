import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      'facts: [stall.area, stall.renter, stall.city]',
      'facts: [stall.area, stall.renter, stall.city, person.name]',
    ],
  ],
  found: ['service.yaml:28:51 Registry stalls has no person.name'],
};
