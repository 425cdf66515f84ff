import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<flowNodeRef>hygiene</flowNodeRef>',
      '<flowNodeRef>hygiene</flowNodeRef><flowNodeRef>permit</flowNodeRef>',
    ],
  ],
  found: ['process.bpmn:40:5 permit stands in several lanes'],
};
