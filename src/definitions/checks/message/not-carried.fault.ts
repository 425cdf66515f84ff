import { anotherService } from '#definitions/fixture/another-service';
import { AWAITED, described, TTL } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

const EVENT = '<messageEventDefinition id="event" messageRef="let"/>';

export const fault: PlantedFault = {
  plants: [
    ...AWAITED,
    described('correlate: [stall.number], carries: [stall.city]'),
    ...anotherService({
      end: EVENT,
      messages: `stall-let: { correlate: [stall.number], ${TTL} }`,
    }),
  ],
  found: ['service.yaml:61:3 stall-let is to bring stall.city, which pasar.los does not send along'],
};
