import { alteredLife } from '#definitions/fixture/life-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: alteredLife('count: 2', 'each: market'),
  found: ['population.yaml:5:11 No kind market is drawn before this one'],
};
