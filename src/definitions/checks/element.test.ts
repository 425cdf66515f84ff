import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a binding whose element is not drawn',
    ['service.yaml:45:3 element/not-drawn process.bpmn has no element hygeine'],
    [[`${LAPAK}service.yaml`, '  hygiene:\n', '  hygeine:\n']],
  ],
  [
    'a binding on an element of the wrong kind',
    ['service.yaml:37:11 element/wrong-kind reads means nothing on join, which is a parallelGateway'],
    [[`${LAPAK}service.yaml`, 'read-stall: { reads: [stall] }', 'join: { reads: [stall] }']],
  ],
  [
    'a rule task that decides nothing',
    ['process.bpmn:30:5 element/no-decision Rule task estimate decides nothing'],
    [
      [
        `${LAPAK}service.yaml`,
        "  estimate:\n    decisions:\n      - { decision: 'tariffs/lapak.dmn#rent', result: fee.estimate }\n",
        '',
      ],
    ],
  ],
  [
    'a withdrawal until an element that is not drawn',
    ['service.yaml:60:20 element/not-drawn process.bpmn has no element paid'],
    [[`${LAPAK}service.yaml`, 'until: pay', 'until: paid']],
  ],
  [
    'an agency that is no item of several instances',
    ['service.yaml:46:13 element/agency stall.owner is no item that hygiene goes through'],
    [[`${LAPAK}service.yaml`, '  hygiene:\n', '  hygiene:\n    agency: stall.owner\n']],
  ],
  [
    'a position in an agency that does not owe the lane',
    ['service.yaml:47:15 element/position No agency that plays health-office has the position dinas-pasar.inspector'],
    [[`${LAPAK}service.yaml`, 'position: dinkes-kota.inspector', 'position: dinas-pasar.inspector']],
  ],
];

describe('the binding of elements', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('element')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('element', ...plants)).toEqual(findings);
  });
});
