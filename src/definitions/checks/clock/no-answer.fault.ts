import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      "  answer: { amount: 3, unit: workingDays, basis: { law: Perda Rekaan 3/2024, article: '8', certainty: M }, onLapse: go-on }\n",
      '',
    ],
  ],
  found: ['service.yaml:73:13 Nothing says how long the applicant has for an answer, and what silence means'],
};
