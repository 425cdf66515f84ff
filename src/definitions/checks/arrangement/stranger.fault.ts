import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'council-history.yaml',
      "minutes:\n  - { arrangement: pasar-sehat, at: '2026-05-12 10:00', by: [dinas-pasar, rumah-sakit] }\n",
    ],
  ],
  found: ['council-history.yaml:2:75 rumah-sakit is no member of pasar-sehat'],
};
