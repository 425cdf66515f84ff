import { alteredLife } from '#definitions/fixture/life-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: alteredLife("number: 'B-{2}', ", ''),
  found: ['population.yaml:9:7 A record of stalls has no number'],
};
