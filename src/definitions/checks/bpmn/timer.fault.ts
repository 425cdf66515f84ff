import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', 'PT48H', 'P1M']],
  found: [
    'process.bpmn:36:5 the timer pay-expired needs a duration in days, hours, minutes and seconds, a moment with its zone, or FEEL',
  ],
};
