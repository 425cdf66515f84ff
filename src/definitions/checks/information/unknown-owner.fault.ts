import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'information.yaml',
      `- id: pasar.tera
  owner: scales-office
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
  found: ['information.yaml:2:10 No agency plays the role scales-office'],
};
