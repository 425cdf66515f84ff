import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      'clocks:',
      'clocks:\n  completeness: { amount: 1, unit: workingDays, basis: { law: Perwali, certainty: M }, element: gate }',
    ],
  ],
  found: ['service.yaml:66:97 gate splits: it is unsaid where a case goes whose completeness check ran out of time'],
};
