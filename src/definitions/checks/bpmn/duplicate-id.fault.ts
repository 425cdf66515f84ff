import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', '<endEvent id="lapsed"', '<endEvent id="done"']],
  found: ['process.bpmn:42:5 the id done is given twice'],
};
