import { AWAITED, described } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...AWAITED, described('correlate: [stall.number], from: market-office, form: hygiene')],
  found: [
    'service.yaml:61:49 stall-let comes from outside without stall.number: it would find no case, or be about nobody',
  ],
};
