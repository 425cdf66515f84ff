import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<userTask id="inspect" name="Periksa lapak"><incoming>f5</incoming><outgoing>f6</outgoing></userTask>',
      '<subProcess id="inspect" name="Periksa lapak"><incoming>f5</incoming><outgoing>f6</outgoing><startEvent id="inspect-start"/><endEvent id="inspect-end"/><sequenceFlow id="f14" sourceRef="inspect-start" targetRef="inspect-end"/><sequenceFlow id="f15" sourceRef="inspect-start" targetRef="join"/></subProcess>',
    ],
  ],
  found: ['process.bpmn:31:231 the flow f15 leads from one process or sub-process into another'],
};
