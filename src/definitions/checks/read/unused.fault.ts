import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'reads: [renter, stall]', 'reads: [stall]']],
  found: ['service.yaml:18:3 Nothing uses the read renter'],
};
