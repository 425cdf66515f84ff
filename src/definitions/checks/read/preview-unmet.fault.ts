import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      '    purpose: { id: Menghitung sewa, en: Computing the rent }\n',
      '    purpose: { id: Menghitung sewa, en: Computing the rent }\n    preview: { basis: { law: Reg 1, certainty: H } }\n',
    ],
  ],
  found: ["service.yaml:30:14 The read stall has a preview, but stall.number is not the applicant's: nobody can look"],
};
