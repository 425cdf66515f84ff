import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', 'floor(price * stall.area)', 'floor(x: price)']],
  found: ['tariffs/lapak.dmn:23:46 floor() does not take these arguments'],
};
