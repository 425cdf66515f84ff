import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', '    form: hygiene\n', '']],
  found: ['process.bpmn:32:5 Task "Periksa kebersihan" has no form'],
};
