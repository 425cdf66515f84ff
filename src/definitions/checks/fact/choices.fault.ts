import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['facts.yaml', 'type: boolean', 'type: boolean, choices: { a: { id: a, en: a } }']],
  found: ['facts.yaml:15:45 check.fits has choices but is a boolean'],
};
