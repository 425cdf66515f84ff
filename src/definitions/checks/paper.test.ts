import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a template that names an unknown fact',
    ['documents/permit.typ:2:18 paper/unknown-fact facts.yaml has no fact stall.numer'],
    [[`${LAPAK}documents/permit.typ`, '= #data.title', '= #data.facts.at("stall.numer")']],
  ],
  [
    'a template that names a fact it is not given',
    ['documents/permit.typ:2:18 paper/not-given The paper is not given stall.area'],
    [[`${LAPAK}documents/permit.typ`, '= #data.title', '= #data.facts.at("stall.area")']],
  ],
  [
    'a fact that nothing in the service brings',
    ['service.yaml:53:54 paper/never-known Nothing in this service brings fee.estimate'],
    [
      [
        `${LAPAK}service.yaml`,
        "  estimate:\n    decisions:\n      - { decision: 'tariffs/lapak.dmn#rent', result: fee.estimate }\n",
        '',
      ],
      [`${LAPAK}service.yaml`, 'facts: [stall.number, person.name]', 'facts: [stall.number, fee.estimate]'],
    ],
  ],
];

describe('papers', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('paper')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('paper', ...plants)).toEqual(findings);
  });
});
