import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', '<flowNodeRef>hygiene</flowNodeRef>', '']],
  found: ['process.bpmn:32:5 hygiene stands in no lane: nobody would owe it'],
};
