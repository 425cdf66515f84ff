import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      '    purpose: { id: Menghitung sewa, en: Computing the rent }\n',
      '    purpose: { id: Menghitung sewa, en: Computing the rent }\n    consent: { text: { id: Boleh dibaca, en: It may be read }, version: 1, lasts: { amount: 9, unit: calendarDays } }\n',
    ],
  ],
  found: [
    "service.yaml:27:10 The read stall stands on consent, but stall.number is not the applicant's: nobody can allow it",
  ],
};
