import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['roles.yaml', 'agency: dinkes-kota', 'agency: dinas-kota']],
  found: ['roles.yaml:2:51 There is no agency dinas-kota'],
};
