import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', 'default="f10"', 'default="f11"']],
  found: ['process.bpmn:34:5 the default flow f11 does not lead on from gate'],
};
