import { describe, expect, it } from 'vitest';
import { foundBy, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a role given to an agency that does not exist',
    ['roles.yaml:2:51 agency/unknown There is no agency dinas-kota'],
    [['roles.yaml', 'agency: dinkes-kota', 'agency: dinas-kota']],
  ],
  [
    'an arrangement with a stranger',
    ['arrangements/pasar-sehat.yaml:8:15 agency/unknown There is no agency rumah-sakit'],
    [
      [
        'arrangements/pasar-sehat.yaml',
        '{ agency: dinkes-kota, role: member }',
        '{ agency: rumah-sakit, role: member }',
      ],
    ],
  ],
  [
    'a lead position that no agency has',
    ['arrangements/pasar-sehat.yaml:11:27 agency/unknown-position No agency has the position dinas-pasar.chief'],
    [['arrangements/pasar-sehat.yaml', 'position: dinas-pasar.head', 'position: dinas-pasar.chief']],
  ],
  [
    'a persona in a seat that no agency has',
    ['personas.yaml:2:73 agency/unknown-position No agency has the position dinas-pasar.guard'],
    [['personas.yaml', 'position: dinas-pasar.inspector', 'position: dinas-pasar.guard']],
  ],
  [
    'a coordinating body that does not exist',
    ['government.yaml:5:19 agency/unknown There is no agency nobody'],
    [['government.yaml', 'coordinatingBody: city-secretariat', 'coordinatingBody: nobody']],
  ],
];

describe('agencies named in other files', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('agency')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('agency', ...plants)).toEqual(findings);
  });
});
