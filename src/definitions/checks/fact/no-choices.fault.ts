import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['facts.yaml', '- { id: check.fits, type: boolean', '- { id: check.fits, type: choice']],
  found: ['facts.yaml:15:27 check.fits is a choice without choices'],
};
