import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'clock: { amount: 1, unit: workingDays', 'clock: { amount: 1']],
  found: ['service.yaml:44:12 "elements.inspect.clock.unit" is missing'],
};
