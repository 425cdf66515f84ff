import { sharedOutcome } from '#definitions/fixture/outcome-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [sharedOutcome('indicators: [hari]', 'indicators: [jam]')],
  found: ['outcomes/pasar-bersih.yaml:30:20 There is no indicator jam'],
};
