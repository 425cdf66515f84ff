import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/process.bpmn', 'messageRef="message-payment"', 'messageRef="message-paid"']],
  found: ['process.bpmn:35:5 unresolved reference <message-paid>'],
};
