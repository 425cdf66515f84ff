import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<userTask id="inspect" name="Periksa lapak"><incoming>f5</incoming><outgoing>f6</outgoing></userTask>',
      '<complexGateway id="inspect"><incoming>f5</incoming><outgoing>f6</outgoing></complexGateway>',
    ],
  ],
  found: ['process.bpmn:31:5 complexGateway is not run here'],
};
