import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<?xml version="1.0" encoding="UTF-8"?>\n<process xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="pasar-lapak"/>\n',
    ],
  ],
  found: ['process.bpmn:1:1 failed to parse document as <bpmn:Definitions>'],
};
