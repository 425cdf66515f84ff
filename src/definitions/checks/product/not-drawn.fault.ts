import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', 'kind: administrative', 'kind: barang'],
    [
      'services/pasar.lapak/service.yaml',
      'product: { paper: permit }',
      'product: { asset: { id: stall.number, status: stall.city, owners: { city: market-office }, condition: stall.area, inspection: inspct } }',
    ],
  ],
  found: ['service.yaml:78:127 process.bpmn has no element inspct'],
};
