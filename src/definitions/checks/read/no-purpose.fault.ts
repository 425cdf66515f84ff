import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', '    purpose: { id: Menghitung sewa, en: Computing the rent }\n', '']],
  found: ['service.yaml:26:5 "reads.stall.purpose" is missing'],
};
