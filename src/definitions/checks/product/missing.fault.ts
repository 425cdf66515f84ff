import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'kind: administrative', 'kind: jasa']],
  found: ['service.yaml:2:7 A service of kind jasa says nothing of its connection'],
};
