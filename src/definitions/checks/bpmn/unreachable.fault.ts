import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/process.bpmn', 'sourceRef="fork" targetRef="hygiene"', 'sourceRef="fork" targetRef="join"'],
  ],
  found: ['process.bpmn:32:5 no path leads from the start to hygiene'],
};
