import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'position: dinkes-kota.inspector', 'position: dinas-pasar.inspector']],
  found: ['service.yaml:47:15 No agency that plays health-office has the position dinas-pasar.inspector'],
};
