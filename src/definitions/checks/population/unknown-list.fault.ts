import { alteredLife } from '#definitions/fixture/life-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: alteredLife('from: streets', 'from: roads'),
  found: ['population.yaml:7:15 There is no list roads'],
};
