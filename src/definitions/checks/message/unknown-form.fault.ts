import { AWAITED, described } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...AWAITED, described('correlate: [stall.number], from: market-office, form: offer')],
  found: ['service.yaml:61:70 There is no form offer'],
};
