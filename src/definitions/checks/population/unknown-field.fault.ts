import { alteredLife } from '#definitions/fixture/life-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: alteredLife("area: '4'", "size: '4'"),
  found: ['population.yaml:9:34 Registry stalls has no field size'],
};
