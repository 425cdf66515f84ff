import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<message id="message-payment" name="payment"/>',
      '<message id="message-payment" name="payment"/><message id="message-let" name="stall-let"/>',
    ],
    [
      'services/pasar.lapak/process.bpmn',
      '<incoming>f13</incoming></endEvent>',
      '<incoming>f13</incoming><messageEventDefinition id="saying" messageRef="message-let"/></endEvent>',
    ],
  ],
  found: ['process.bpmn:41:5 done speaks to other cases by stall-let, which service.yaml does not describe'],
};
