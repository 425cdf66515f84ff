import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['registries/kios.records.yaml', '- { number: a }\n']],
  found: ['registries/kios.records.yaml:1:1 There is no registry kios'],
};
