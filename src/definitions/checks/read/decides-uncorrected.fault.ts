import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      'facts: [stall.area, stall.renter, stall.city]',
      'facts: [stall.area, stall.renter, stall.city]\n    decides: [stall.area]',
    ],
  ],
  found: ['service.yaml:29:15 A right or an amount hangs on stall.area: registry stalls names no correction'],
};
