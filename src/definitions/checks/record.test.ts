import { describe, expect, it } from 'vitest';
import { foundBy, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a field that the registry does not have',
    ['registries/stalls.records.yaml:1:19 record/unknown-field Registry stalls has no field size'],
    [['registries/stalls.records.yaml', 'area:', 'size:']],
  ],
  [
    'a value that is not of its type',
    ['registries/stalls.records.yaml:1:40 record/misfit renter is no nik'],
    [['registries/stalls.records.yaml', "'9771014507900003'", "'9771'"]],
  ],
  [
    'two records of one key',
    ['registries/stalls.records.yaml:2:13 record/twice There is a record of B-12 already'],
    [['registries/stalls.records.yaml', "city: '97' }", "city: '97' }\n- { number: B-12 }"]],
  ],
  [
    'a record without its key',
    ['registries/stalls.records.yaml:1:3 record/no-key A record lacks its number'],
    [['registries/stalls.records.yaml', 'number: B-12, ', '']],
  ],
  [
    'records of an unknown registry',
    ['registries/kios.records.yaml:1:1 record/no-registry There is no registry kios'],
    [['registries/kios.records.yaml', '- { number: a }\n']],
  ],
];

describe('demonstration records', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('record')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('record', ...plants)).toEqual(findings);
  });
});
