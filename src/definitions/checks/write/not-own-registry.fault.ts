import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      '  permit:\n    paper: {',
      '  permit:\n    writes:\n      - { registry: residents, key: person.nik, set: { person.name: stall.city }, basis: { law: Perda Rekaan 1/2024, certainty: M } }\n    paper: {',
    ],
  ],
  found: ['service.yaml:57:21 dinas-pasar does not hold residents: an agency writes only to its own registry'],
};
