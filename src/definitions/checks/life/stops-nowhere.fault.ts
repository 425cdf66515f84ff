import { alteredLife } from '#definitions/fixture/life-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: alteredLife('share: 1 }]', 'share: 1, stops: [inspct] }]'),
  found: ['life/pasar.lapak.yaml:8:46 Nothing is called inspct'],
};
