import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="lapak" targetNamespace="urn:pasar"/>',
    ],
  ],
  found: ['process.bpmn:1:1 the file has no process'],
};
