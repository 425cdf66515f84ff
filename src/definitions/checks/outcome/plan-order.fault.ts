import { sharedOutcome } from '#definitions/fixture/outcome-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [sharedOutcome('days: 2\n', 'days: 2\n      after: [pel]\n')],
  found: ['outcomes/pasar-bersih.yaml:23:5 Each waits for the other: pel, sapu'],
};
