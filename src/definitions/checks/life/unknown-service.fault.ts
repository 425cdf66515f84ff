import { alteredLife } from '#definitions/fixture/life-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: alteredLife('service: pasar.lapak', 'service: pasar.kios'),
  found: ['life/pasar.lapak.yaml:1:10 There is no service pasar.kios'],
};
