import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'information.yaml',
      `- id: pasar.lapak
  owner: market-office
  title: { id: Tera timbangan, en: Scales }
  promise: { id: Timbangan ditera, en: Scales are calibrated }
  requirements: []
  procedure: []
  time: { id: 1 hari, en: 1 day }
  fee: { id: Tanpa biaya, en: No fee }
  products: [{ id: Tanda tera, en: Mark }]
  where: { id: Kantor pasar, en: Market office }
  complaints: { id: Kantor pasar, en: Market office }
  legalBasis: [{ law: Perda 1/2020, certainty: M }]
`,
    ],
  ],
  found: ['information.yaml:1:7 There is a service pasar.lapak already'],
};
