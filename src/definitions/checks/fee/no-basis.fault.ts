import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      ', omitZero: true, basis: { law: Perda Rekaan 2/2024, certainty: M } }',
      ', omitZero: true }',
    ],
  ],
  found: ['service.yaml:53:11 "elements.pay.bill.lines.1.basis" is missing'],
};
