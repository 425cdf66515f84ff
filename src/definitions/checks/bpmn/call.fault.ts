import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<userTask id="inspect" name="Periksa lapak"><incoming>f5</incoming><outgoing>f6</outgoing></userTask>',
      '<callActivity id="inspect" name="Periksa lapak"><incoming>f5</incoming><outgoing>f6</outgoing></callActivity>',
    ],
  ],
  found: ['process.bpmn:31:5 inspect does not say what it calls'],
};
