import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'registry: residents', 'registry: people']],
  found: ['service.yaml:19:15 There is no registry people'],
};
