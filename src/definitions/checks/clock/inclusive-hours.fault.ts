import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', 'amount: 10\n    unit: workingDays', 'amount: 10\n    unit: hours'],
    ['services/pasar.lapak/service.yaml', 'calendar: national', 'calendar: national\n    counting: inclusive'],
  ],
  found: ['service.yaml:72:15 Hours have no day of an answer'],
};
