import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/forms/apply.json',
      '"properties": { "stall.goods": {}',
      '"properties": { "check.fits": {}, "stall.goods": {}',
    ],
  ],
  found: ['forms/apply.json:5:21 check.fits is on no page'],
};
