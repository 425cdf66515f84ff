import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', '12500.5', '12500']],
  found: ['tariffs/examples/lapak.yaml:4:11 Fresh food on 6.5 m2 in early 2026: the result is 81250, not 81253'],
};
