import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'suspends: payment', 'suspends: paymen']],
  found: ['service.yaml:54:15 suspensions.yaml has no reason paymen'],
};
