import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'decision: escalated }', 'decision: escalated, continues: permit }']],
  found: ['service.yaml:72:48 A case that is escalated goes on where it is'],
};
