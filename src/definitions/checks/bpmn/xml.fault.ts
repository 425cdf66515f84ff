import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', '</process>', '']],
  found: ['process.bpmn:94:1 closing tag mismatch'],
};
