import { anotherService } from '#definitions/fixture/another-service';
import type { PlantedFault } from '#definitions/fixture/plant';

const EVENT = '<messageEventDefinition id="event" messageRef="let"/>';

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
      'messages:\n  stall-let: { carries: [stall.number], ttl: { amount: 3, unit: calendarDays } }\nwithdraw: { until: pay }',
    ],
    ...anotherService({
      start: EVENT,
      messages: 'stall-let: { carries: [stall.number], ttl: { amount: 3, unit: calendarDays } }',
    }),
  ],
  found: [
    'process.bpmn:27:5 stall-let begins cases of pasar.lapak and of pasar.los: a message begins one',
    'services/pasar.los/process.bpmn:4:5 stall-let begins cases of pasar.los and of pasar.lapak: a message begins one',
  ],
};
