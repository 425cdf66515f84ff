import { described, SAID } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...SAID, described('correlate: [stall.number], carries: [person.name]')],
  found: ['service.yaml:61:3 stall-let carries person.name, which is personal, and names no law for it'],
};
