import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/texts/id.yaml', '  estimate: { doing', '  estimated: { doing'],
    ['services/pasar.lapak/texts/en.yaml', '  estimate: { doing', '  estimate: { doing'],
  ],
  found: [
    'texts/en.yaml:7:3 elements.estimated has words in services/pasar.lapak/texts/id.yaml only',
    'texts/id.yaml:7:3 elements.estimate has words in services/pasar.lapak/texts/en.yaml only',
  ],
};
