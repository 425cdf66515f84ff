import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a read that no arrangement grants',
    [
      'service.yaml:19:15 read/no-grant No arrangement lets dinas-pasar read person.nik, person.name of residents from catatan-sipil',
    ],
    [['arrangements/pasar-sehat.yaml', 'registry: residents', 'registry: stalls']],
  ],
  [
    'a read of more than the grant gives',
    [
      'service.yaml:19:15 read/no-grant No arrangement lets dinas-pasar read person.name of residents from catatan-sipil',
    ],
    [['arrangements/pasar-sehat.yaml', 'facts: [person.nik, person.name]', 'facts: [person.nik]']],
  ],
  [
    'a read by an agency that is no member',
    [
      'service.yaml:19:15 read/no-grant No arrangement lets dinas-pasar read person.nik, person.name of residents from catatan-sipil',
    ],
    [
      [
        'arrangements/pasar-sehat.yaml',
        '- { agency: dinas-pasar, role: lead }',
        '- { agency: city-secretariat, role: lead }',
      ],
    ],
  ],
  [
    'a read of a fact that the registry does not have',
    ['service.yaml:28:51 read/not-in-registry Registry stalls has no person.name'],
    [
      [
        `${LAPAK}service.yaml`,
        'facts: [stall.area, stall.renter, stall.city]',
        'facts: [stall.area, stall.renter, stall.city, person.name]',
      ],
    ],
  ],
  [
    'a read that nothing uses',
    ['service.yaml:18:3 read/unused Nothing uses the read renter'],
    [[`${LAPAK}service.yaml`, 'reads: [renter, stall]', 'reads: [stall]']],
  ],
];

describe('reads of registries', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('read')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('read', ...plants)).toEqual(findings);
  });
});
