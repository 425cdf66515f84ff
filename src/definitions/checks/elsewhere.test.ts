import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

const SYSTEM: Plant = [
  'government.yaml',
  'lifeEvents:\n',
  'systems:\n  - { id: sipasar, name: { id: SIPASAR, en: SIPASAR }, owner: { id: Kementerian, en: Ministry }, basis: { law: Perda Rekaan 1/2024, certainty: M } }\nlifeEvents:\n',
];
const FACTS: Plant = [
  'facts.yaml',
  '- { id: fee.estimate,',
  '- { id: entry.number, type: text, personal: false, label: { id: Nomor, en: Number } }\n- { id: entry.on, type: date, personal: false, label: { id: Tanggal, en: Date } }\n- { id: fee.estimate,',
];
const FORM: Plant = [
  `${LAPAK}forms/inspect.json`,
  '"properties": { "check.fits": {} }, "required": ["check.fits"] }',
  '"properties": { "check.fits": {}, "entry.number": {}, "entry.on": {} }, "required": ["check.fits", "entry.number", "entry.on"] }',
];
const step = (elsewhere: string): Plant => [
  `${LAPAK}service.yaml`,
  '    form: inspect\n',
  `    form: inspect\n    elsewhere: ${elsewhere}\n`,
];
const GOOD = '{ system: sipasar, number: entry.number, date: entry.on }';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a system that the government does not name',
    ['service.yaml:43:26 elsewhere/no-system There is no system sipasr'],
    [SYSTEM, FACTS, FORM, step(GOOD.replace('sipasar', 'sipasr'))],
  ],
  [
    'a form that does not require number and date',
    [
      'service.yaml:43:43 elsewhere/not-asked The form of inspect does not require entry.number',
      'service.yaml:43:63 elsewhere/not-asked The form of inspect does not require entry.on',
    ],
    [SYSTEM, FACTS, step(GOOD)],
  ],
  [
    'a date that is none',
    ['service.yaml:43:63 elsewhere/no-date entry.number is no date'],
    [SYSTEM, FACTS, FORM, step(GOOD.replace('date: entry.on', 'date: entry.number'))],
  ],
  [
    'evidence that the form does not ask, and no fact is',
    [
      'service.yaml:43:83 elsewhere/no-fact There is no fact entry.proof',
      'service.yaml:43:83 elsewhere/not-asked The form of inspect does not ask entry.proof',
    ],
    [SYSTEM, FACTS, FORM, step(GOOD.replace(' }', ', evidence: entry.proof }'))],
  ],
];

describe('steps done in a national system', () => {
  it.each(CASES)('finds %s', async (_, expected, plants) => {
    expect(await foundBy('elsewhere', ...plants)).toEqual(expected);
  });

  it('finds nothing where the system is named and its number and date are required', async () => {
    expect(await foundBy('elsewhere', SYSTEM, FACTS, FORM, step(GOOD))).toEqual([]);
  });
});
