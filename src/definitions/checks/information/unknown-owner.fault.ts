import { describedOnly } from '#definitions/fixture/information-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [describedOnly('pasar.tera', 'scales-office')],
  found: ['information.yaml:2:10 No agency plays the role scales-office'],
};
