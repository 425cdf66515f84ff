import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/texts/id.yaml', '  estimate: { doing', '  estimated: { doing'],
    ['services/pasar.lapak/texts/en.yaml', '  estimate: { doing', '  estimate: { doing'],
  ],
  found: ['texts/id.yaml:7:3 There are no words for the element estimate'],
};
