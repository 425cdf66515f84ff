import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/forms/inspect.json',
      '"fields": ["check.fits"]',
      '"fields": ["check.fits", "check.hygiene"]',
    ],
  ],
  found: ['forms/inspect.json:4:57 The schema has no check.hygiene'],
};
