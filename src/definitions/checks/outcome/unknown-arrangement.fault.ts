import { sharedOutcome } from '#definitions/fixture/outcome-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [sharedOutcome('arrangement: pasar-sehat', 'arrangement: pasar-sakit')],
  found: ['outcomes/pasar-bersih.yaml:2:14 There is no arrangement pasar-sakit'],
};
