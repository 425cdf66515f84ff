import { readProcess } from '#definitions/read-process';
import type { Program } from '#engine/case';
import type { Json } from '#terms/json';
import { drawProcess } from './bpmn.ts';
import {
  BASIS,
  dmnExpression,
  dmnFile,
  dmnTable,
  programOf,
  rulesOf,
  smallGovernment,
  smallService,
} from './government.ts';
import { APPLICANT, asked, type Played, play, START, SUBJECT, unfiled } from './play.ts';

const DRAWING = {
  lanes: {
    'lane-applicant': ['start', 'fork', 'join', 'pay', 'expired', 'renew', 'done'],
    'lane-office': [
      'read',
      'match',
      'gate',
      'inspect',
      'late',
      'remind',
      'result',
      'clear',
      'refused',
      'fork-2',
      'permit',
      'join-2',
      'seal',
    ],
    'lane-treasury': ['assess', 'confirm', 'receipt'],
  },
  nodes: [
    '<startEvent id="start" />',
    '<parallelGateway id="fork" />',
    '<serviceTask id="read" />',
    '<businessRuleTask id="match" />',
    '<exclusiveGateway id="gate" default="doubt" />',
    '<userTask id="inspect" />',
    '<boundaryEvent id="late" attachedToRef="inspect" cancelActivity="false"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>',
    '<sendTask id="remind" />',
    '<exclusiveGateway id="result" default="invalid" />',
    '<exclusiveGateway id="clear" />',
    '<endEvent id="refused"><terminateEventDefinition /></endEvent>',
    '<businessRuleTask id="assess" />',
    '<userTask id="confirm" />',
    '<parallelGateway id="join" />',
    '<receiveTask id="pay" messageRef="message-payment" />',
    '<boundaryEvent id="expired" attachedToRef="pay"><timerEventDefinition><timeDuration>PT24H</timeDuration></timerEventDefinition></boundaryEvent>',
    '<userTask id="renew" />',
    '<parallelGateway id="fork-2" />',
    '<serviceTask id="receipt" />',
    '<userTask id="permit" />',
    '<parallelGateway id="join-2" />',
    '<serviceTask id="seal" />',
    '<endEvent id="done" />',
    '<endEvent id="reminded" />',
  ],
  flows: [
    ['f-1', 'start', 'fork'],
    ['f-2', 'fork', 'read'],
    ['f-3', 'fork', 'assess'],
    ['f-4', 'read', 'match'],
    ['f-5', 'match', 'gate'],
    ['same', 'gate', 'clear', 'office.match = "match"'],
    ['doubt', 'gate', 'inspect'],
    ['f-6', 'inspect', 'result'],
    ['valid', 'result', 'clear', 'office.result = "valid"'],
    ['invalid', 'result', 'refused'],
    ['cleared', 'clear', 'join'],
    ['f-7', 'late', 'remind'],
    ['f-8', 'remind', 'reminded'],
    ['f-9', 'assess', 'confirm'],
    ['f-10', 'confirm', 'join'],
    ['f-11', 'join', 'pay'],
    ['f-12', 'expired', 'renew'],
    ['f-13', 'renew', 'pay'],
    ['f-14', 'pay', 'fork-2'],
    ['f-15', 'fork-2', 'receipt'],
    ['f-16', 'fork-2', 'permit'],
    ['f-17', 'receipt', 'join-2'],
    ['f-18', 'permit', 'join-2'],
    ['f-19', 'join-2', 'seal'],
    ['f-20', 'seal', 'done'],
  ],
} as const;

export const RULES = {
  'rules/match.dmn': dmnFile(
    'match',
    ['person'],
    dmnTable('match', ['person'], 'person.name', [
      ['"Sari"', '"match"', 'Nama sama'],
      ['!= "Sari"', '"differs"', 'Nama lain'],
    ]),
  ),
  'rules/periods.dmn': dmnFile(
    'periods',
    ['shop'],
    dmnExpression('periods', ['shop'], '[{due: @"2025-06-01", share: 1}, {due: @"2026-06-01", share: 2}]'),
  ),
  'tariffs/levy.dmn': dmnFile(
    'levy',
    ['shop', 'period', 'on'],
    [
      dmnTable('base', ['shop', 'on'], 'on.paid', [['&gt;= @"2026-01-01"', 'shop.area * 1000', 'Perda 1/2026']]),
      dmnTable('levy', ['shop', 'period', 'on'], 'on.paid', [
        ['&gt;= @"2026-01-01"', 'shop.area * 1000 * period.share', 'Perda 1/2026'],
      ]),
      dmnExpression('fine', ['period', 'on'], 'if on.paid &gt; period.due then 500 else 0'),
    ].join('\n'),
  ),
};

/** A shop permit: an office and a treasury work side by side, the applicant pays, the office seals. */
export async function shopProgram(
  rules: { readonly [file: string]: string } = RULES,
  eligibility?: string,
): Promise<Program> {
  const drawing = {
    ...DRAWING,
    lanes: { ...DRAWING.lanes, 'lane-office': [...DRAWING.lanes['lane-office'], 'reminded'] },
  };
  const process = await readProcess(drawProcess(drawing), 'process.bpmn');
  const read = { purpose: { id: 'Cocokkan nama', en: 'Match the name' }, basis: BASIS, key: 'person.nik' };
  const hour = { amount: 1, unit: 'hours' } as const;
  const opening = { subject: 'person.nik', reads: [], form: 'opening', businessKey: ['shop.number'] };
  const bindings = {
    opening: eligibility === undefined ? opening : { ...opening, eligibility },
    lanes: {
      'lane-applicant': { role: 'applicant' },
      'lane-office': { role: 'office' },
      'lane-treasury': { role: 'treasury' },
    },
    reads: {
      name: { ...read, registry: 'people', facts: ['person.name'], patience: hour },
      alive: { ...read, registry: 'status', facts: ['person.alive'], patience: { amount: 2, unit: 'hours' } as const },
    },
    elements: {
      read: { reads: ['name', 'alive'] },
      match: { decisions: [{ decision: 'rules/match.dmn#match', result: 'office.match' }] },
      inspect: { form: 'inspect', clock: { amount: 2, unit: 'workingDays', basis: BASIS } as const },
      refused: { outcome: 'refused' as const, reason: 'office.result' },
      assess: { decisions: [{ decision: 'tariffs/levy.dmn#base', result: 'levy.base' }] },
      confirm: { form: 'confirm' },
      pay: {
        bill: {
          periods: 'rules/periods.dmn#periods',
          lines: [
            { id: 'levy', payee: 'KAS', decision: 'tariffs/levy.dmn#levy', omitZero: false, basis: BASIS },
            { id: 'fine', payee: 'KAS', decision: 'tariffs/levy.dmn#fine', omitZero: true, basis: BASIS },
          ],
        },
      },
      renew: {},
      permit: { form: 'permit' },
      seal: { paper: { template: 'izin', facts: ['shop.number'] } },
      done: { outcome: 'done' as const },
    },
  };
  const forms = { inspect: ['office.result'], confirm: ['levy.confirmed'], permit: ['permit.until'] };
  return programOf(smallService(process, bindings, rulesOf(rules), forms), smallGovernment());
}

export const SHOP: { readonly [fact: string]: Json } = {
  'person.nik': '9971014507900003',
  'shop.province': '99',
  'shop.area': 12,
  'shop.number': 'T-7',
};

export function fileShop(program: Program, more: { readonly [fact: string]: Json } = {}): Played {
  return play(unfiled(program), {
    kind: 'start',
    at: START,
    by: APPLICANT,
    subject: SUBJECT,
    facts: asked({ ...SHOP, ...more }),
  });
}
