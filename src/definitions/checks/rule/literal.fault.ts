import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', 'date("2025-01-01")..', 'date("2025-02-30")..']],
  found: ['tariffs/lapak.dmn:14:93 date("2025-02-30") is no date, time or duration'],
};
