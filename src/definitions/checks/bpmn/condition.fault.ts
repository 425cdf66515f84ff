import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>',
      '<sequenceFlow id="f1" sourceRef="start" targetRef="fork"><conditionExpression xsi:type="tFormalExpression">check.fits = true</conditionExpression></sequenceFlow>',
    ],
  ],
  found: ['process.bpmn:44:5 nobody reads the condition of f1 after start'],
};
