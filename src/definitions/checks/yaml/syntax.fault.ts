import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['roles.yaml', '- {', '- { {']],
  found: ['roles.yaml:2:1 Flow map in block collection must be sufficiently indented and end with a }'],
};
