import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      "  estimate:\n    decisions:\n      - { decision: 'tariffs/lapak.dmn#rent', result: fee.estimate }\n",
      '',
    ],
    ['services/pasar.lapak/service.yaml', 'facts: [stall.number, person.name]', 'facts: [stall.number, fee.estimate]'],
  ],
  found: ['service.yaml:53:54 Nothing in this service brings fee.estimate'],
};
