import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<startEvent id="start">',
      '<dataObject id="d-goods" name="stall.goods" isCollection="true" /><startEvent id="start">',
    ],
    [
      'services/pasar.lapak/process.bpmn',
      '<outgoing>f6</outgoing></userTask>',
      '<outgoing>f6</outgoing><multiInstanceLoopCharacteristics isSequential="true"><loopDataInputRef>d-goods</loopDataInputRef><inputDataItem id="i-good" name="good" /></multiInstanceLoopCharacteristics></userTask>',
    ],
  ],
  found: ['process.bpmn:31:5 inspect goes through stall.goods, which is a choice'],
};
