import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/examples/poor.yaml', 'do: conclude hygiene', 'do: finish hygiene']],
  found: ['examples/poor.yaml:7:71 Nobody can do "finish hygiene"'],
};
