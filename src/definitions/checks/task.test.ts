import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a task without a form',
    ['process.bpmn:32:5 task/no-form Task "Periksa kebersihan" has no form'],
    [[`${LAPAK}service.yaml`, '    form: hygiene\n', '']],
  ],
  [
    'a task of an agency without a clock',
    ['process.bpmn:32:5 task/no-clock Task "Periksa kebersihan" has no clock: nobody could say when it is late'],
    [
      [
        `${LAPAK}service.yaml`,
        '    clock: { amount: 2, unit: workingDays, basis: { law: Perwali 7/2024, certainty: M } }\n',
        '',
      ],
    ],
  ],
];

describe('tasks of people', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('task')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('task', ...plants)).toEqual(findings);
  });
});
