import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      'withdraw: { until: pay }',
      'messages:\n  stall-let: { correlate: [stall.number], ttl: { amount: 3, unit: calendarDays } }\nwithdraw: { until: pay }',
    ],
  ],
  found: ['service.yaml:61:3 process.bpmn neither sends nor takes stall-let from outside'],
};
