import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', ' default="f10"', '']],
  found: ['process.bpmn:55:5 gate chooses among its flows, but f10 has no condition'],
};
