import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<userTask id="inspect" name="Periksa lapak"><incoming>f5</incoming><outgoing>f6</outgoing></userTask>',
      '<subProcess id="inspect" name="Periksa lapak" triggeredByEvent="true"><incoming>f5</incoming><outgoing>f6</outgoing><startEvent id="inspect-start"><messageEventDefinition id="inspect-message" messageRef="message-payment"/></startEvent><endEvent id="inspect-end"/><sequenceFlow id="f14" sourceRef="inspect-start" targetRef="inspect-end"/></subProcess>',
    ],
  ],
  found: [
    'process.bpmn:48:5 inspect is started by an event, not by a flow',
    'process.bpmn:49:5 inspect is started by an event, not by a flow',
  ],
};
