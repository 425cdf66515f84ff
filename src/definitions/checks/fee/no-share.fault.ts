import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['arrangements/pasar-sehat.yaml', 'payee: HEALTH', 'payee: MARKET']],
  found: ['service.yaml:53:34 No arrangement gives HEALTH a share'],
};
