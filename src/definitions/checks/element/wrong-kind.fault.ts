import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'read-stall: { reads: [stall] }', 'join: { reads: [stall] }']],
  found: ['service.yaml:37:11 reads means nothing on join, which is a parallelGateway'],
};
