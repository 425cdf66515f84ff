import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', '&gt;= date("2026-07-01")', '&gt;= date("2026-06-01")']],
  found: ['tariffs/lapak.dmn:15:92 From 2026-06-01 two rows apply to "fresh" (fresh-2025 and fresh-2026)'],
};
