import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      '  answer:',
      '  completeness:\n    amount: 2\n    unit: workingDays\n    basis: { law: Perda Rekaan 3/2024, certainty: M }\n    element: read-stall\n    budget: { rounds: 1, days: 5 }\n  answer:',
    ],
  ],
  found: ['service.yaml:78:14 read-stall is no task of an agency'],
};
