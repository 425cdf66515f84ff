import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<sequenceFlow id="f13" sourceRef="permit" targetRef="done"/>',
      '<sequenceFlow id="f13" sourceRef="permit" targetRef="done"/><sequenceFlow id="f14" sourceRef="done" targetRef="permit"/>',
    ],
  ],
  found: ['process.bpmn:58:65 a flow leads on from the end event done'],
};
