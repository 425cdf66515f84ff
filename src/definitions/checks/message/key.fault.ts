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
      '<userTask id="hygiene" name="Periksa kebersihan"><incoming>f3</incoming><outgoing>f7</outgoing></userTask>',
      '<receiveTask id="hygiene" name="Tunggu" messageRef="message-let"><incoming>f3</incoming><outgoing>f7</outgoing></receiveTask>',
    ],
    [
      'services/pasar.lapak/service.yaml',
      'withdraw: { until: pay }',
      'messages:\n  stall-let: { correlate: [stall.number], ttl: { amount: 3, unit: calendarDays } }\nwithdraw: { until: pay }',
    ],
    ...anotherService({
      end: EVENT,
      messages: 'stall-let: { correlate: [stall.city], ttl: { amount: 3, unit: calendarDays } }',
    }),
  ],
  found: ['service.yaml:61:3 stall-let is sent by stall.city and awaited by stall.number'],
};
