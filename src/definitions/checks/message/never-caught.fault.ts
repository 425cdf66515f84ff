import { described, SAID } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...SAID, described('correlate: [stall.number]')],
  found: ['process.bpmn:41:5 No service takes the message stall-let'],
};
