import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/texts/en.yaml', 'promise:', 'translated: false\npromise:']],
  found: ['texts/en.yaml:2:13 These words still stand in another language'],
};
