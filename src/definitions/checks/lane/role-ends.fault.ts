import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'roles.yaml',
      "agency: dinkes-kota, from: '2020-01-01'",
      "agency: dinkes-kota, from: '2020-01-01', to: '2027-01-01'",
    ],
  ],
  found: ['roles.yaml:2:70 Nobody plays health-office in 97 from 2027-01-01'],
};
