import { anotherService } from '#definitions/fixture/another-service';
import { AWAITED, described, TTL } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

const EVENT = '<messageEventDefinition id="event" messageRef="let"/>';

export const fault: PlantedFault = {
  plants: [
    ...AWAITED,
    described('correlate: [stall.number]'),
    ...anotherService({
      end: EVENT,
      messages: `stall-let: { correlate: [stall.city], ${TTL} }`,
    }),
  ],
  found: ['service.yaml:61:3 stall-let is sent by stall.city and awaited by stall.number'],
};
