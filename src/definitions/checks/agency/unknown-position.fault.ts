import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['personas.yaml', 'position: dinas-pasar.inspector', 'position: dinas-pasar.guard']],
  found: ['personas.yaml:2:73 No agency has the position dinas-pasar.guard'],
};
