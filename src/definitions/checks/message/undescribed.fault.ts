import { SAID } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...SAID],
  found: ['process.bpmn:41:5 done speaks to other cases by stall-let, which service.yaml does not describe'],
};
