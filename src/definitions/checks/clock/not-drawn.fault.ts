import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', 'starts: filed', 'starts: filed\n    decided: [inspekt]'],
    ['services/pasar.lapak/service.yaml', 'decision: escalated }', 'decision: deemed-granted, continues: permid }'],
  ],
  found: [
    'service.yaml:71:15 process.bpmn has no element inspekt',
    'service.yaml:73:53 process.bpmn has no element permid',
  ],
};
