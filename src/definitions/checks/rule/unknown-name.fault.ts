import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', 'floor(price * stall.area)', 'floor(prise)']],
  found: ['tariffs/lapak.dmn:23:52 Nobody knows the name prise here'],
};
