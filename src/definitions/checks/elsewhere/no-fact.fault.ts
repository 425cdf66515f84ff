import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/service.yaml',
      '  inspect:\n    form: inspect',
      '  inspect:\n    elsewhere: { system: siak, number: check.numbr, date: contact.phone }\n    form: inspect',
    ],
  ],
  found: ['service.yaml:42:40 There is no fact check.numbr'],
};
