import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/examples/lapak.yaml', 'tariffs/lapak.dmn#rent', 'tariffs/kios.dmn#rent']],
  found: ['tariffs/examples/lapak.yaml:2:13 There is no decision tariffs/kios.dmn#rent'],
};
