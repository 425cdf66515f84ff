import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', '&gt;= date("2026-07-01")', '&gt;= date("2026-08-01")']],
  found: ['tariffs/lapak.dmn:14:92 From 2026-07-01 to 2026-08-01 no row applies to "fresh"'],
};
