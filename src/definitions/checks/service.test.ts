import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'an unknown arrangement',
    ['service.yaml:4:14 service/unknown-arrangement There is no arrangement pasar-sakit'],
    [[`${LAPAK}service.yaml`, 'arrangement: pasar-sehat', 'arrangement: pasar-sakit']],
  ],
  [
    'an unknown form',
    ['service.yaml:46:11 service/unknown-form There is no form hygeine'],
    [[`${LAPAK}service.yaml`, 'form: hygiene', 'form: hygeine']],
  ],
  [
    'an unknown read',
    ['service.yaml:37:25 service/unknown-read There is no read stal'],
    [[`${LAPAK}service.yaml`, 'read-stall: { reads: [stall] }', 'read-stall: { reads: [stal] }']],
  ],
  [
    'an unknown registry',
    ['service.yaml:19:15 service/unknown-registry There is no registry people'],
    [[`${LAPAK}service.yaml`, 'registry: residents', 'registry: people']],
  ],
  [
    'a paper without a template',
    ['service.yaml:56:24 service/unknown-paper There is no paper permit'],
    [[`${LAPAK}documents/permit.typ`]],
  ],
];

describe('what a service names', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('service')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('service', ...plants)).toEqual(findings);
  });
});
