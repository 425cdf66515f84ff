import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'arrangements/pasar-sehat.yaml',
      'services: [pasar.lapak]\n',
      'services: [pasar.lapak]\nownedAgency:\n  agency: catatan-sipil\n  shares: { dinas-pasar: 60, dinkes-kota: 30 }\n  basis: { law: Perda Rekaan 3/2024, certainty: B }\n',
    ],
  ],
  found: ['arrangements/pasar-sehat.yaml:17:11 The shares of catatan-sipil add up to 90'],
};
