import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['calendar.yaml', "date: '2026-03-20'", "date: '2027-03-20'"]],
  found: ['calendar.yaml:6:15 2027-03-20 is not in 2026'],
};
