import { sharedOutcome } from '#definitions/fixture/outcome-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [sharedOutcome('owner: dinkes-kota', 'owner: dinas-damkar')],
  found: ['outcomes/pasar-bersih.yaml:32:14 dinas-damkar is no member of pasar-sehat'],
};
