import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/examples/fresh.yaml', 'name: Tini }', 'nama: Tini }']],
  found: ['examples/fresh.yaml:10:43 There is no field of residents nama'],
};
