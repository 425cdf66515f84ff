import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['agencies/dinas-pasar.yaml', 'calendar: market-days', 'calendar: market']],
  found: ['agencies/dinas-pasar.yaml:11:11 There is no calendar market'],
};
