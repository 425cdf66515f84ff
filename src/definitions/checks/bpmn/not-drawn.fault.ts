import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', 'bpmnElement="permit"', 'bpmnElement="gone"']],
  found: ['process.bpmn:40:5 permit is not in the drawing'],
};
