import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a decision that does not exist',
    ['service.yaml:52:48 decision/unknown There is no decision tariffs/lapak.dmn#rents'],
    [[`${LAPAK}service.yaml`, "'tariffs/lapak.dmn#rent', basis", "'tariffs/lapak.dmn#rents', basis"]],
  ],
  [
    'a rule file that does not exist',
    ['service.yaml:16:16 decision/unknown There is no decision rules/sewah.dmn#refusal'],
    [[`${LAPAK}service.yaml`, 'rules/sewa.dmn#refusal', 'rules/sewah.dmn#refusal']],
  ],
  [
    'a tariff example of an unknown decision',
    ['tariffs/examples/lapak.yaml:2:13 decision/unknown There is no decision tariffs/kios.dmn#rent'],
    [['tariffs/examples/lapak.yaml', 'tariffs/lapak.dmn#rent', 'tariffs/kios.dmn#rent']],
  ],
];

describe('decisions named by a service', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('decision')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('decision', ...plants)).toEqual(findings);
  });
});
