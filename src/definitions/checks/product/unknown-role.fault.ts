import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', 'kind: administrative', 'kind: barang'],
    [
      'services/pasar.lapak/service.yaml',
      'product: { paper: permit }',
      'product: { asset: { id: stall.number, status: stall.city, owners: { city: road-office }, condition: stall.area, inspection: inspect } }',
    ],
  ],
  found: ['service.yaml:78:75 Nobody plays the role road-office'],
};
