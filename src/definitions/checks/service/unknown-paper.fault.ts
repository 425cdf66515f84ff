import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/documents/permit.typ']],
  found: ['service.yaml:56:24 There is no paper permit'],
};
