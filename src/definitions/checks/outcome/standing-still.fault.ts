import { sharedOutcome } from '#definitions/fixture/outcome-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [sharedOutcome("target: '3'", "target: '9.0'")],
  found: ['outcomes/pasar-bersih.yaml:11:13 The target is the baseline'],
};
