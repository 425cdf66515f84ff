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
    [
      'services/pasar.lapak/service.yaml',
      'withdraw: { until: pay }',
      'messages:\n  stall-let: { correlate: [stall.number], notAfter: stall.goods, ttl: { amount: 3, unit: calendarDays } }\nwithdraw: { until: pay }',
    ],
  ],
  found: ['service.yaml:61:53 stall.goods is no date that may stand in clear'],
};
