import { sharedOutcome } from '#definitions/fixture/outcome-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [sharedOutcome('acts[kind = "filed"]', 'acts[subject = "x"]')],
  found: ['outcomes/pasar-bersih.yaml:12:12 query:1:12: No query may read subject'],
};
