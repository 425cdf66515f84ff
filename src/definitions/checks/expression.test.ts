import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

const PROCESS = `${LAPAK}process.bpmn`;
const TIMER = '<timeDuration xsi:type="tFormalExpression">PT48H</timeDuration>';
const timer = (text: string, kind = 'timeDate'): Plant => [PROCESS, TIMER, `<${kind}>${text}</${kind}>`];
const script = (text: string): Plant => [
  PROCESS,
  '<serviceTask id="permit" name="Terbitkan izin"><incoming>f11</incoming><outgoing>f13</outgoing></serviceTask>',
  `<scriptTask id="permit"><incoming>f11</incoming><outgoing>f13</outgoing><script>${text}</script></scriptTask>`,
];
const several = (inside: string): Plant => [
  PROCESS,
  '<userTask id="inspect" name="Periksa lapak"><incoming>f5</incoming><outgoing>f6</outgoing></userTask>',
  `<userTask id="inspect" name="Periksa"><incoming>f5</incoming><outgoing>f6</outgoing><multiInstanceLoopCharacteristics>${inside}</multiInstanceLoopCharacteristics></userTask>`,
];
const LAST_PAID: Plant = [
  'facts.yaml',
  '- { id: person.nik,',
  '- { id: stall.until, type: date, personal: false, label: { id: Sampai, en: Until } }\n- { id: person.born, type: date, personal: true, label: { id: Lahir, en: Born } }\n- { id: person.nik,',
];

/** What is wrong, the check that finds it, what is found, and the faults planted. */
const CASES: readonly (readonly [string, string, readonly string[], readonly Plant[]])[] = [
  [
    'a condition of a flow between values of two kinds',
    'expression rule fact',
    ['process.bpmn:52:5 rule/unlike boolean = string cannot be compared'],
    [[PROCESS, 'check.fits = true', 'check.fits = "yes"']],
  ],
  [
    'a condition of a flow that is neither true nor false',
    'expression rule fact',
    ['process.bpmn:52:5 rule/unlike a condition is true or false, not string'],
    [[PROCESS, 'check.fits = true and check.hygiene = "good"', 'check.hygiene']],
  ],
  [
    'a timer that is no time',
    'expression rule fact',
    ['process.bpmn:36:5 rule/unlike a timer is a date, a date and time or a duration, not string'],
    [timer('stall.city')],
  ],
  [
    'a timer that would show something personal',
    'expression rule fact',
    [
      'process.bpmn:36:5 expression/personal-timer pay-expired is due by person.born, which is personal: its time would stand in clear',
    ],
    [LAST_PAID, timer('person.born')],
  ],
  [
    'a timer by a fact that nobody gives',
    'feel',
    ['process.bpmn:36:5 feel/unknown-fact Nobody knows stall.untl: it would always be null'],
    [LAST_PAID, timer('stall.untl')],
  ],
  [
    'a script that gives no context',
    'expression rule fact',
    ['process.bpmn:40:5 rule/unlike a script gives a context of facts, not number'],
    [script('42')],
  ],
  [
    'a script that gives facts of other types, and what is no fact',
    'expression rule fact',
    [
      'process.bpmn:40:5 fact/unknown facts.yaml has no fact check.fitz',
      'process.bpmn:40:5 rule/unlike check.fits is a boolean, not string',
    ],
    [script('{"check.fits": "yes", "check.fitz": true, error: "NO"}')],
  ],
  [
    'a script that reads what nobody gives',
    'feel',
    ['process.bpmn:40:5 feel/unknown-fact Nobody knows stall.aera: it would always be null'],
    [script('{"check.fits": stall.aera > 3}')],
  ],
  [
    'a count that is no number',
    'expression rule fact',
    ['process.bpmn:31:5 rule/unlike how often it runs is a number, not string'],
    [several('<loopCardinality>stall.city</loopCardinality>')],
  ],
  [
    'a condition to stop that is neither true nor false',
    'expression rule fact',
    ['process.bpmn:31:5 rule/unlike a condition to stop is true or false, not number'],
    [several('<loopCardinality>2</loopCardinality><completionCondition>stall.area</completionCondition>')],
  ],
];

describe('expressions of a process', () => {
  it('are sound in a folder that is as it should be', async () => {
    expect(await foundBy('expression rule fact')).toEqual([]);
    expect(await foundBy('expression rule fact', LAST_PAID, timer('stall.until'))).toEqual([]);
    expect(await foundBy('expression rule fact', LAST_PAID, timer('=duration("P1D")', 'timeDuration'))).toEqual([]);
    expect(await foundBy('expression rule fact', script('{"check.fits": stall.area > 3}'))).toEqual([]);
  });

  for (const [what, check, expected, plants] of CASES) {
    it(`are told: ${what}`, async () => {
      expect(await foundBy(check, ...plants)).toEqual(expected);
    });
  }
});
