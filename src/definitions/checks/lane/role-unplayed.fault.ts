import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['services/pasar.lapak/service.yaml', "territories: ['97']", "territories: ['97', '96']"],
    [
      'roles.yaml',
      '- { role: health-office',
      "- { role: market-office, territory: '96', agency: dinas-pasar, from: '2020-01-01', basis: { law: a, certainty: M } }\n- { role: health-office",
    ],
  ],
  found: ['service.yaml:35:24 Nobody plays health-office in territory 96'],
};
