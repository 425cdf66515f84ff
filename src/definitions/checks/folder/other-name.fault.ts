import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['agencies/dinas-pasar.yaml', 'id: dinas-pasar\n', 'id: pasar\n']],
  found: ['agencies/dinas-pasar.yaml:1:5 The file is named dinas-pasar but its id is pasar'],
};
