import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<userTask id="inspect" name="Periksa lapak"><incoming>f5</incoming><outgoing>f6</outgoing></userTask>',
      '<scriptTask id="inspect" name="Hitung"><incoming>f5</incoming><outgoing>f6</outgoing></scriptTask>',
    ],
  ],
  found: ['process.bpmn:31:5 inspect has no script'],
};
