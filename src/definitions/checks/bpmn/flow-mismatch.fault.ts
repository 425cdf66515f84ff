import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', '<incoming>f4</incoming>', '<incoming>f5</incoming>']],
  found: ['process.bpmn:30:5 estimate names f5 as incoming, which it is not'],
};
