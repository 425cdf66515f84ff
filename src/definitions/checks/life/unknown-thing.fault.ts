import { alteredLife } from '#definitions/fixture/life-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: alteredLife('of: stall', 'of: kiosk'),
  found: ['life/pasar.lapak.yaml:3:5 population.yaml draws no kiosk'],
};
