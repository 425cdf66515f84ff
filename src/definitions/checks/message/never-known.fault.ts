import { described, SAID } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...SAID, described('correlate: [stall.number], carries: [check.moon]')],
  found: ['service.yaml:61:53 Nothing in this service brings check.moon'],
};
