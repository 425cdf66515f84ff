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
      '<userTask id="hygiene" name="Periksa kebersihan"><incoming>f3</incoming><outgoing>f7</outgoing></userTask>',
      '<receiveTask id="hygiene" name="Tunggu" messageRef="message-let"><incoming>f3</incoming><outgoing>f7</outgoing></receiveTask>',
    ],
    [
      'services/pasar.lapak/service.yaml',
      'withdraw: { until: pay }',
      'messages:\n  stall-let: { correlate: [stall.number], ttl: { amount: 3, unit: calendarDays } }\nwithdraw: { until: pay }',
    ],
  ],
  found: ['process.bpmn:32:5 Nobody sends the message stall-let'],
};
