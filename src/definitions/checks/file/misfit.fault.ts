import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'unit: workingDays', 'unit: weeks']],
  found: [
    'service.yaml:9:29 promise.unit: Invalid option: expected one of "workingDays"|"calendarDays"|"months"|"hours"|"minutes"',
  ],
};
