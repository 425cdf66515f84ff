import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/texts/id.yaml', 'next:', "exact: { what: 'Disewa sampai {until}.', next: Tunggu. }, next:"],
  ],
  found: [
    'texts/en.yaml:25:17 refusals.other-renter.exact names {until} in services/pasar.lapak/texts/id.yaml, and nothing here',
  ],
};
