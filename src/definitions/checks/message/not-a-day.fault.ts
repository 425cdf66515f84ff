import { described, SAID } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...SAID, described('correlate: [stall.number], notAfter: stall.goods')],
  found: ['service.yaml:61:53 stall.goods is no date that may stand in clear'],
};
