import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'roles.yaml',
      '- { role: civil-registration',
      "- { role: health-office, territory: '*', agency: dinas-pasar, from: '2026-01-01', basis: { law: a, certainty: M } }\n- { role: civil-registration",
    ],
  ],
  found: ['roles.yaml:2:70 dinkes-kota and dinas-pasar both play health-office in 97 from 2026-01-01'],
};
