import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', '  lane-health:', '  lane-police: { role: market-office }\n  lane-health:'],
  ],
  found: ['service.yaml:35:3 process.bpmn has no lane lane-police'],
};
