import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', 'sourceRef="permit" targetRef="done"', 'sourceRef="permit"']],
  found: ['process.bpmn:58:5 the flow does not lead from one element to another'],
};
