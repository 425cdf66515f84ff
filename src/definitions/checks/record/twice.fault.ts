import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['registries/stalls.records.yaml', "city: '97' }", "city: '97' }\n- { number: B-12 }"]],
  found: ['registries/stalls.records.yaml:2:13 There is a record of B-12 already'],
};
