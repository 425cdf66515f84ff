import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['calendar.yaml', "date: '2026-03-20'", "date: '2026-03-19'"]],
  found: ['calendar.yaml:6:15 2026-03-19 stands twice'],
};
