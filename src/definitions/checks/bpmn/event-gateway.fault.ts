import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<userTask id="inspect" name="Periksa lapak"><incoming>f5</incoming><outgoing>f6</outgoing></userTask>',
      '<eventBasedGateway id="inspect"><incoming>f5</incoming><outgoing>f6</outgoing></eventBasedGateway>',
    ],
  ],
  found: [
    'process.bpmn:31:5 inspect leaves no choice between events',
    'process.bpmn:49:5 inspect waits for events, but join is not one that only it leads to',
  ],
};
