import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', '  done: { outcome: done }\n', '']],
  found: ['service.yaml:2:7 A service of kind administrative needs an end that says what becomes of the case'],
};
