import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['government.yaml', 'services: [pasar.lapak]', 'services: [pasar.kios]']],
  found: ['government.yaml:17:16 There is no service pasar.kios'],
};
