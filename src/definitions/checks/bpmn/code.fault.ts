import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<incoming>f12</incoming></endEvent>',
      '<incoming>f12</incoming><errorEventDefinition id="error"/></endEvent>',
    ],
  ],
  found: ['process.bpmn:42:5 lapsed does not say what it throws'],
};
