import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'starts: filed', 'starts: complete']],
  found: ['service.yaml:70:13 Nothing says who finds the file complete, so this clock would never start'],
};
