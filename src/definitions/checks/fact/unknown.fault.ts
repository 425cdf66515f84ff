import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'result: fee.estimate', 'result: fee.guess']],
  found: ['service.yaml:40:55 facts.yaml has no fact fee.guess'],
};
