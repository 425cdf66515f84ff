import { AWAITED, described } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...AWAITED, described('correlate: [stall.number]')],
  found: ['process.bpmn:32:5 Nobody sends the message stall-let'],
};
