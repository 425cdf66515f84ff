import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      '    clock: { amount: 2, unit: workingDays, basis: { law: Perwali 7/2024, certainty: M } }\n',
      '',
    ],
  ],
  found: ['process.bpmn:32:5 Task "Periksa kebersihan" has no clock: nobody could say when it is late'],
};
