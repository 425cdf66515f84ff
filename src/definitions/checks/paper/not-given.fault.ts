import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/documents/permit.typ', '= #data.title', '= #data.facts.at("stall.area")']],
  found: ['documents/permit.typ:2:18 The paper is not given stall.area'],
};
