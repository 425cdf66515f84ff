import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'facts.yaml',
      '- { id: contact.phone',
      '- { id: check.fits, type: boolean, personal: false, label: { id: a, en: a } }\n- { id: contact.phone',
    ],
  ],
  found: ['facts.yaml:16:9 check.fits is described twice'],
};
