import { describe, expect, it } from 'vitest';
import { foundBy, type Plant } from '#definitions/fixture/plant';

const CLOCK = 'clock: { amount: 1, unit: workingDays, basis: { law: Perwali 7/2024, certainty: M } }';
const FIELDS = 'fields: { nik: person.nik, name: person.name }\n';
const CSV = (columns: string) =>
  `csv: { file: 'warga-{date}.csv', columns: { ${columns} }, oldest: { amount: 2, unit: calendarDays } }\n`;

function residents(more: string, source = 'http'): readonly Plant[] {
  const path = 'registries/residents.yaml';
  return [
    [path, FIELDS, `${FIELDS}${more}`],
    [path, 'source: http', `source: ${source}`],
  ];
}

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a registry of files that says nothing of them',
    ['registries/residents.yaml:6:9 registry/way-unsaid residents answers by csv and does not say how'],
    residents('', 'csv'),
  ],
  [
    'a registry answered by nobody in particular',
    ['registries/residents.yaml:6:9 registry/way-unsaid residents answers by officer and does not say how'],
    residents('', 'officer'),
  ],
  [
    'a column of a field that the registry has not',
    ['registries/residents.yaml:6:61 registry/column There is no field nama'],
    residents(CSV('NIK: nik, NAMA: nama'), 'csv'),
  ],
  [
    'a file without the key',
    ['registries/residents.yaml:6:43 registry/no-key-column No column gives nik, by which records are found'],
    residents(CSV('NAMA: name'), 'csv'),
  ],
  [
    'a position that the holder does not have, also while the way is another',
    [
      'registries/residents.yaml:6:22 registry/position catatan-sipil, which plays civil-registration, has no position clerk',
    ],
    residents(`officer: { position: catatan-sipil.clerk, ${CLOCK} }\n`),
  ],
];

describe('how registries answer', () => {
  it.each(CASES)('finds %s', async (_, expected, plants) => {
    expect(await foundBy('registry', ...plants)).toEqual(expected);
  });

  it('finds nothing where a file or an officer is described, whether or not it is the way in use', async () => {
    const officer = `officer: { position: catatan-sipil.inspector, ${CLOCK} }\n`;
    for (const source of ['http', 'csv', 'officer'])
      expect(await foundBy('registry', ...residents(`${CSV('NIK: nik, NAMA: name')}${officer}`, source))).toEqual([]);
  });
});
