import { AWAITED, described } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...AWAITED, described('carries: [stall.city]')],
  found: ['service.yaml:61:3 stall-let does not say by which facts it finds the case that waits'],
};
