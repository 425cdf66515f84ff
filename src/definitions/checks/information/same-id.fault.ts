import { describedOnly } from '#definitions/fixture/information-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [describedOnly('pasar.lapak', 'market-office')],
  found: ['information.yaml:1:7 There is a service pasar.lapak already'],
};
