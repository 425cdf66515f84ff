import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', '    form: inspect\n', '    form: inspect\n    agency: stall.city\n']],
  found: ['service.yaml:43:13 stall.city is no item that inspect goes through'],
};
