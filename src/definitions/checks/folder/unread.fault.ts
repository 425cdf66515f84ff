import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/form/apply.json', '{}']],
  found: ['form/apply.json:1:1 Nobody reads this file'],
};
