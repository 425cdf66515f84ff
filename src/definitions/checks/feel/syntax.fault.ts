import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', '13000', '13000)']],
  found: ['tariffs/lapak.dmn:15:160 unexpected ")"'],
};
