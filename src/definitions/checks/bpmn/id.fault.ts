import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<sequenceFlow id="f13" sourceRef="permit" targetRef="done"/>',
      '<sequenceFlow id="f13" sourceRef="permit" targetRef="done"/><dataObject name="stall.goods"/>',
    ],
  ],
  found: ['process.bpmn:1:1 a bpmn:DataObject has no id'],
};
