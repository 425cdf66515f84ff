import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'until: pay', 'until: paid']],
  found: ['service.yaml:60:20 process.bpmn has no element paid'],
};
