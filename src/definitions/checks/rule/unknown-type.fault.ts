import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['tariffs/lapak.dmn', '<variable name="rent" typeRef="number"/>', '<variable name="rent" typeRef="numbr"/>'],
  ],
  found: ['tariffs/lapak.dmn:19:3 There is no type numbr'],
};
