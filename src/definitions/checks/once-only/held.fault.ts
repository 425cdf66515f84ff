import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', 'reads: [renter, stall]', 'reads: [stall]'],
    [
      'services/pasar.lapak/forms/apply.json',
      '"properties": { "stall.goods": {}',
      '"properties": { "person.name": {}, "stall.goods": {}',
    ],
  ],
  found: ['forms/apply.json:5:21 Another agency holds this: person.name is residents.name of catatan-sipil'],
};
