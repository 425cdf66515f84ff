import { sharedOutcome } from '#definitions/fixture/outcome-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [sharedOutcome('ceiling: 100', 'ceiling: 99')],
  found: ['outcomes/pasar-bersih.yaml:21:12 * comes to 100, the ceiling is 99'],
};
