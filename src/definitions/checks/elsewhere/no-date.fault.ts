import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      '  inspect:\n    form: inspect',
      '  inspect:\n    elsewhere: { system: siak, number: contact.phone, date: contact.phone }\n    form: inspect',
    ],
  ],
  found: ['service.yaml:42:61 contact.phone is no date'],
};
