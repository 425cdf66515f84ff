import { alteredLife } from '#definitions/fixture/life-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: alteredLife('stalls: {', 'booths: {'),
  found: ['population.yaml:9:7 There is no registry booths'],
};
