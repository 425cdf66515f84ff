import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'form: hygiene', 'form: hygeine']],
  found: ['service.yaml:46:11 There is no form hygeine'],
};
