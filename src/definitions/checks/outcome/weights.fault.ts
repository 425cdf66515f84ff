import { sharedOutcome } from '#definitions/fixture/outcome-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [sharedOutcome("dinkes-kota: '0.5'", "dinkes-kota: '0.4'")],
  found: ['outcomes/pasar-bersih.yaml:16:10 The weights are 0.9 together'],
};
