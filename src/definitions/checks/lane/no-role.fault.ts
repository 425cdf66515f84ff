import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', '  lane-health: { role: health-office }\n', '']],
  found: ['service.yaml:33:3 Lane lane-health ("Dinas Kesehatan") of process.bpmn has no role'],
};
