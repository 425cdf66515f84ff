import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', ' messageRef="message-payment"', '']],
  found: ['process.bpmn:35:5 pay does not say which message it waits for'],
};
