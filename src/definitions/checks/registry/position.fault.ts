import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'registries/residents.yaml',
      'fields: { nik: person.nik, name: person.name }\n',
      'fields: { nik: person.nik, name: person.name }\nofficer: { position: catatan-sipil.clerk, clock: { amount: 1, unit: workingDays, basis: { law: Perwali 7/2024, certainty: M } } }\n',
    ],
  ],
  found: ['registries/residents.yaml:6:22 catatan-sipil, which plays civil-registration, has no position clerk'],
};
