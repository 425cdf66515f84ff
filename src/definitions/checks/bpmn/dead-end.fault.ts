import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/process.bpmn', '<sequenceFlow id="f4" sourceRef="read-stall" targetRef="estimate"/>', ''],
  ],
  found: ['process.bpmn:29:5 read-stall leads nowhere'],
};
