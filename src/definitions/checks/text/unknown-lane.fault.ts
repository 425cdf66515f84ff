import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/texts/id.yaml', 'lane: lane-market', 'lane: lane-mrket']],
  found: ['texts/id.yaml:4:51 There is no lane lane-mrket'],
};
