import { described } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [described('correlate: [stall.number]')],
  found: ['service.yaml:61:3 process.bpmn neither sends nor takes stall-let from outside'],
};
