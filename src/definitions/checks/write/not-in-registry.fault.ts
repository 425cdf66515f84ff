import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      '  permit:\n    paper: {',
      '  permit:\n    writes:\n      - { registry: stalls, key: stall.number, set: { stall.goods: stall.goods }, basis: { law: Perda Rekaan 1/2024, certainty: M } }\n    paper: {',
    ],
  ],
  found: ['service.yaml:57:55 Registry stalls has no stall.goods'],
};
