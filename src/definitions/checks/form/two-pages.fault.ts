import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/forms/apply.json',
      '"fields": ["contact.phone"]',
      '"fields": ["contact.phone", "stall.goods"]',
    ],
  ],
  found: ['forms/apply.json:8:41 stall.goods is asked twice', 'forms/apply.json:8:106 stall.goods is asked twice'],
};
