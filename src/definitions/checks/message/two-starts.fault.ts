import { anotherService } from '#definitions/fixture/another-service';
import { BEGINS, described, TTL } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

const EVENT = '<messageEventDefinition id="event" messageRef="let"/>';

export const fault: PlantedFault = {
  plants: [
    ...BEGINS,
    described('carries: [stall.number]'),
    ...anotherService({
      start: EVENT,
      messages: `stall-let: { carries: [stall.number], ${TTL} }`,
    }),
  ],
  found: [
    'process.bpmn:27:5 stall-let begins cases of pasar.lapak and of pasar.los: a message begins one',
    'services/pasar.los/process.bpmn:4:5 stall-let begins cases of pasar.los and of pasar.lapak: a message begins one',
  ],
};
