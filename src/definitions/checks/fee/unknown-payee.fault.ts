import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'payee: HEALTH', 'payee: HEALT']],
  found: ['service.yaml:53:34 There is no payee HEALT'],
};
