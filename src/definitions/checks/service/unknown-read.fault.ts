import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'read-stall: { reads: [stall] }', 'read-stall: { reads: [stal] }']],
  found: ['service.yaml:37:25 There is no read stal'],
};
