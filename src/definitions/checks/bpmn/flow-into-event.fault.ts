import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', 'targetRef="lapsed"', 'targetRef="start"']],
  found: ['process.bpmn:57:5 a flow leads into start, where a path begins'],
};
