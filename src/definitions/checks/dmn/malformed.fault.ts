import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', '</definitions>', '']],
  found: ['tariffs/lapak.dmn:1:2878 unexpected end of file'],
};
