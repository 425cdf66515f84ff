import { AWAITED, described } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...AWAITED, described('correlate: [stall.number], from: market-ofice')],
  found: ['service.yaml:61:49 Nobody is market-ofice'],
};
