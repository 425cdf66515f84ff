import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a lane without a role',
    ['service.yaml:33:3 lane/no-role Lane lane-health ("Dinas Kesehatan") of process.bpmn has no role'],
    [[`${LAPAK}service.yaml`, '  lane-health: { role: health-office }\n', '']],
  ],
  [
    'a lane that is not drawn',
    ['service.yaml:35:3 lane/not-drawn process.bpmn has no lane lane-police'],
    [[`${LAPAK}service.yaml`, '  lane-health:', '  lane-police: { role: market-office }\n  lane-health:']],
  ],
  [
    'a role that nobody plays in a territory of the service',
    ['service.yaml:35:24 lane/role-unplayed Nobody plays health-office in territory 96'],
    [
      [`${LAPAK}service.yaml`, "territories: ['97']", "territories: ['97', '96']"],
      [
        'roles.yaml',
        '- { role: health-office',
        "- { role: market-office, territory: '96', agency: dinas-pasar, from: '2020-01-01', basis: { law: a, certainty: M } }\n- { role: health-office",
      ],
    ],
  ],
  [
    'a role that ends without a successor',
    ['roles.yaml:2:70 lane/role-ends Nobody plays health-office in 97 from 2027-01-01'],
    [
      [
        'roles.yaml',
        "agency: dinkes-kota, from: '2020-01-01'",
        "agency: dinkes-kota, from: '2020-01-01', to: '2027-01-01'",
      ],
    ],
  ],
  [
    'a role with two players at once',
    [
      'roles.yaml:2:70 lane/role-played-twice dinkes-kota and dinas-pasar both play health-office in 97 from 2026-01-01',
    ],
    [
      [
        'roles.yaml',
        '- { role: civil-registration',
        "- { role: health-office, territory: '*', agency: dinas-pasar, from: '2026-01-01', basis: { law: a, certainty: M } }\n- { role: civil-registration",
      ],
    ],
  ],
];

describe('lanes', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('lane')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('lane', ...plants)).toEqual(findings);
  });
});
