import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', '  read-stall: { reads: [stall] }', '  read-stall:\n    reads: [stall]'],
    [
      'services/pasar.lapak/service.yaml',
      '  read-stall:\n    reads: [',
      '  read-stall:\n    writes:\n      - { registry: stalls, key: stall.number, set: { stall.area: fee.estimate }, basis: { law: Perda Rekaan 1/2024, certainty: M } }\n    reads: [',
    ],
    ['services/pasar.lapak/service.yaml', ', result: fee.estimate }', ' }'],
  ],
  found: ['service.yaml:39:67 Nothing in this service brings fee.estimate'],
};
