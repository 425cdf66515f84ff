import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      'lanes:\n',
      'impacts:\n  - { role: market-guard, why: { id: Jaga, en: Guard } }\nlanes:\n',
    ],
  ],
  found: ['service.yaml:33:13 market-guard is no role of another agency'],
};
