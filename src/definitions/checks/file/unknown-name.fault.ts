import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/texts/en.yaml', 'title: ', 'titel: ']],
  found: ['texts/en.yaml:1:1 the file has no "titel"'],
};
