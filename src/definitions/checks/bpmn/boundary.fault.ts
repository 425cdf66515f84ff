import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', 'attachedToRef="pay"', 'attachedToRef="gate"']],
  found: ['process.bpmn:36:5 the boundary event pay-expired sits on no activity'],
};
