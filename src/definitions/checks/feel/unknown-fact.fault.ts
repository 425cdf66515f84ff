import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', 'on.paid', 'on.due']],
  found: ['tariffs/lapak.dmn:11:83 Nobody knows on.due: it would always be null'],
};
