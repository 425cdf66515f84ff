import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'arrangement: pasar-sehat', 'arrangement: pasar-sakit']],
  found: ['service.yaml:4:14 There is no arrangement pasar-sakit'],
};
