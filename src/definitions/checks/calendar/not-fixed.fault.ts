import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['calendar.yaml', "date: '01-01'", "date: '02-30'"]],
  found: ['calendar.yaml:12:15 02-30 is no day of every year'],
};
