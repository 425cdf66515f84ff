import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', '<text>0</text>', '<text>"free"</text>']],
  found: ['tariffs/lapak.dmn:32:85 the column gives number, not string'],
};
