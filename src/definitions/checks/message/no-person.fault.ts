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
      '<startEvent id="start"><outgoing>f1</outgoing></startEvent>',
      '<startEvent id="start"><outgoing>f1</outgoing><messageEventDefinition id="beginning" messageRef="message-let"/></startEvent>',
    ],
    [
      'services/pasar.lapak/service.yaml',
      'withdraw: { until: pay }',
      'messages:\n  stall-let: { carries: [stall.number], basis: { law: Perda Rekaan 1/2024, certainty: M }, ttl: { amount: 3, unit: calendarDays } }\nwithdraw: { until: pay }',
    ],
  ],
  found: ['service.yaml:61:3 stall-let begins a case, but does not carry person.nik: whose would it be?'],
};
