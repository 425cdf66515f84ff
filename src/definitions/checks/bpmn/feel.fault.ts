import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', 'check.fits = true and', 'check.fits = true and and']],
  found: ['process.bpmn:53:79 unexpected "a"'],
};
