import { describe, expect, it } from 'vitest';
import { factArea } from '#definitions/checks/fact';
import { messageArea } from '#definitions/checks/message';
import { readDraft } from '#definitions/read-draft';
import { runRules } from '#definitions/run-rules';
import { marketWithMessages, QUEUE, RETURN } from '../../../test/support/market-messages.ts';

type Plant = readonly [service: string, file: string, piece: string, other: string];

/** What the check says of the market whose services speak to each other, with faults planted. */
async function said(...plants: readonly Plant[]): Promise<readonly string[]> {
  const files = new Map(await marketWithMessages());
  for (const [service, file, piece, other] of plants) {
    const path = `services/${service}/${file}`;
    const text = files.get(path) ?? '';
    if (!text.includes(piece)) throw new Error(`${path} has no ${piece}`);
    files.set(path, text.replace(piece, other));
  }
  const { draft, findings } = await readDraft(files);
  if (draft === undefined) throw new Error(JSON.stringify(findings));
  const rules = [...messageArea.rules, ...factArea.rules];
  return runRules(rules, ['refers', 'check'], draft).map(
    ({ code, severity, message }) => `${severity} ${code}: ${message}`,
  );
}

const yaml = (service: string, piece: string, other: string): Plant => [service, 'service.yaml', piece, other];
const OFFER = 'carries: [person.nik, stall.number, stall.city]';

/** What is wrong, what is said, and the faults planted. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a message that nobody takes',
    [
      'warning message/never-thrown: Nobody sends the message stall-freed',
      'error message/never-caught: No service takes the message stall-gone',
    ],
    [[RETURN, 'process.bpmn', 'name="stall-freed"', 'name="stall-gone"'], yaml(RETURN, 'stall-freed:', 'stall-gone:')],
  ],
  [
    'a message that is not described',
    [
      'error message/undescribed: say speaks to other cases by stall-freed, which service.yaml does not describe',
      'error message/not-drawn: process.bpmn neither sends nor takes stall-fred from outside',
    ],
    [yaml(RETURN, 'stall-freed:', 'stall-fred:')],
  ],
  [
    'a fact that nobody knows, and one that the sender never has',
    [
      'warning message/not-carried: stall-freed is to bring contact.phone, which pasar.kembali does not send along',
      'error fact/unknown: facts.yaml has no fact contact.fone',
      'error message/never-known: Nothing in this service brings contact.fone',
      'error message/never-known: Nothing in this service brings stall.area',
    ],
    [yaml(RETURN, 'carries: [contact.phone,', 'carries: [contact.fone, stall.area,')],
  ],
  [
    'keys that differ',
    ['error message/key: stall-freed is sent by stall.number and awaited by person.nik'],
    [yaml(QUEUE, 'correlate: [stall.number]', 'correlate: [person.nik]')],
  ],
  [
    'a message without a key to a case that waits',
    [
      'error message/key: stall-freed is sent by stall.number and awaited by ',
      'error message/no-key: stall-freed does not say by which facts it finds the case that waits',
    ],
    [yaml(QUEUE, 'correlate: [stall.number], ', '')],
  ],
  [
    'personal facts passed on without a law',
    ['error message/no-basis: stall-offered carries person.nik, which is personal, and names no law for it'],
    [yaml(QUEUE, 'market-office\n    basis: { law: Perda Rekaan 1/2024, certainty: M }', 'market-office')],
  ],
  [
    'a sender that nobody plays',
    ['error message/unknown-role: Nobody is market-ofice'],
    [yaml(QUEUE, 'from: market-office', 'from: market-ofice')],
  ],
  [
    'a form that is not there',
    ['error message/unknown-form: There is no form offer'],
    [yaml(QUEUE, 'from: market-office', 'from: market-office\n    form: offer')],
  ],
  [
    'a form that does not ask whom it is about',
    [
      'error message/incomplete: stall-offered comes from outside without stall.number: it would find no case, or be about nobody',
    ],
    [yaml(QUEUE, 'from: market-office', 'from: market-office\n    correlate: [stall.number]\n    form: confirm')],
  ],
  [
    'a message that begins a case and is about nobody',
    ['error message/no-person: stall-offered begins a case, but does not carry person.nik: whose would it be?'],
    [yaml(QUEUE, OFFER, 'carries: [stall.number, stall.city]')],
  ],
  [
    'a message that begins cases of two services',
    [
      'error message/two-starts: stall-freed begins cases of pasar.antre and of pasar.kembali: a message begins one',
      'error message/no-person: stall-freed begins a case, but does not carry person.nik: whose would it be?',
      'error message/two-starts: stall-freed begins cases of pasar.kembali and of pasar.antre: a message begins one',
      'error message/no-person: stall-freed begins a case, but does not carry person.nik: whose would it be?',
    ],
    [
      [QUEUE, 'process.bpmn', 'messageRef="offer"', 'messageRef="freed"'],
      [
        RETURN,
        'process.bpmn',
        '<startEvent id="start" />',
        '<startEvent id="start"><messageEventDefinition id="m" messageRef="freed" /></startEvent>',
      ],
      yaml(QUEUE, '  stall-offered:\n', '  stall-gone:\n'),
    ],
  ],
];

describe('messages between services', () => {
  it('are sound where sender and taker mean the same', async () => {
    expect(await said()).toEqual([]);
  });

  for (const [what, expected, plants] of CASES) {
    it(`are told: ${what}`, async () => {
      expect(await said(...plants)).toEqual(expect.arrayContaining([...expected]));
    });
  }
});
