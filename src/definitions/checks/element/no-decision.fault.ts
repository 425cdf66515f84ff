import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      "  estimate:\n    decisions:\n      - { decision: 'tariffs/lapak.dmn#rent', result: fee.estimate }\n",
      '',
    ],
  ],
  found: ['process.bpmn:30:5 Rule task estimate decides nothing'],
};
