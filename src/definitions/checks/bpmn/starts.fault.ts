import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<startEvent id="start"><outgoing>f1</outgoing></startEvent>',
      '<startEvent id="start"><outgoing>f1</outgoing><errorEventDefinition id="error"/></startEvent>',
    ],
  ],
  found: ['process.bpmn:4:3 the process has no start event', 'process.bpmn:27:5 start starts nothing here'],
};
