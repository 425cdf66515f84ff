import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant, planted } from '#definitions/fixture/plant';
import { draftOf } from '#definitions/read';

const SERVICE = `${LAPAK}service.yaml`;
const COMPLETENESS = `  completeness:
    amount: 2
    unit: workingDays
    basis: { law: Perda Rekaan 3/2024, certainty: M }
    element: inspect
    budget: { rounds: 1, days: 5 }
  answer:`;

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a calendar that does not exist',
    ['service.yaml:71:15 clock/unknown-calendar There is no calendar nationl'],
    [[SERVICE, 'calendar: national', 'calendar: nationl']],
  ],
  [
    'a calendar of a lane that does not exist',
    ['service.yaml:76:106 clock/unknown-calendar There is no calendar market-day'],
    [[SERVICE, 'calendar: market-days', 'calendar: market-day']],
  ],
  [
    'an agency that works by a calendar that does not exist',
    ['agencies/dinas-pasar.yaml:11:11 clock/unknown-calendar There is no calendar market'],
    [['agencies/dinas-pasar.yaml', 'calendar: market-days', 'calendar: market']],
  ],
  [
    'a clock that questions could stop without a bound',
    [
      'service.yaml:67:5 clock/no-budget Nothing bounds how long questions to the applicant may stop the statutory clock',
    ],
    [[SERVICE, '    budget: { rounds: 1, days: 5 }\n', '']],
  ],
  [
    'a question that the applicant might leave open for ever',
    [
      'service.yaml:73:13 clock/no-answer Nothing says how long the applicant has for an answer, and what silence means',
    ],
    [
      [
        SERVICE,
        "  answer: { amount: 3, unit: workingDays, basis: { law: Perda Rekaan 3/2024, article: '8', certainty: M }, onLapse: go-on }\n",
        '',
      ],
    ],
  ],
  [
    'a clock that never starts',
    ['service.yaml:70:13 clock/never-starts Nothing says who finds the file complete, so this clock would never start'],
    [[SERVICE, 'starts: filed', 'starts: complete']],
  ],
  [
    'hours that count the day of an answer',
    ['service.yaml:72:15 clock/inclusive-hours Hours have no day of an answer'],
    [
      [SERVICE, 'amount: 10\n    unit: workingDays', 'amount: 10\n    unit: hours'],
      [SERVICE, 'calendar: national', 'calendar: national\n    counting: inclusive'],
    ],
  ],
  [
    'a decision and a way on that are not drawn',
    [
      'service.yaml:71:15 clock/not-drawn process.bpmn has no element inspekt',
      'service.yaml:73:53 clock/not-drawn process.bpmn has no element permid',
    ],
    [
      [SERVICE, 'starts: filed', 'starts: filed\n    decided: [inspekt]'],
      [SERVICE, 'decision: escalated }', 'decision: deemed-granted, continues: permid }'],
    ],
  ],
  [
    'a way on from a case that stays where it is',
    ['service.yaml:72:48 clock/continues A case that is escalated goes on where it is'],
    [[SERVICE, 'decision: escalated }', 'decision: escalated, continues: permit }']],
  ],
  [
    'a completeness check that is no task of an agency',
    ['service.yaml:78:14 clock/wrong-kind read-stall is no task of an agency'],
    [[SERVICE, '  answer:', COMPLETENESS.replace('inspect', 'read-stall')]],
  ],
  [
    'a lane that nobody owes',
    ["service.yaml:76:5 clock/unknown-lane Lane lane-renter is the applicant's"],
    [[SERVICE, '    lane-market: { amount', '    lane-renter: { amount']],
  ],
  [
    'a reason that is not in the list',
    ['service.yaml:54:15 clock/unknown-reason suspensions.yaml has no reason paymen'],
    [[SERVICE, 'suspends: payment', 'suspends: paymen']],
  ],
  [
    "a reason that is nobody's turn but an agency's",
    ['service.yaml:54:15 clock/cannot-stop other-office is the turn of agency, which never stops the clock of a case'],
    [[SERVICE, 'suspends: payment', 'suspends: other-office']],
  ],
];

describe('the clocks of a service', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('clock')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('clock', ...plants)).toEqual(findings);
  });

  it.each([
    ['basis', "    basis: { law: Perda Rekaan 3/2024, article: '7', certainty: M }\n", '67:5 file/missing'],
    ['unit', '    unit: workingDays\n    basis', '67:5 clock/no-unit'],
    ['amount', '    amount: 10\n', '67:5 file/missing'],
    ['start', '    starts: filed\n', '67:5 file/missing'],
  ])('takes none without its %s', async (_, piece, found) => {
    const kept = piece.endsWith('basis') ? '    basis' : '';
    const { findings } = await draftOf(await planted([SERVICE, piece, kept]));
    expect(findings.map(({ line, column, code }) => `${line}:${column} ${code}`)).toContain(found);
  });
});
