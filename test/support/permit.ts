import { readProcess } from '#definitions/read-process';
import type { SuspensionReason } from '#definitions/schema/bases';
import type { ServiceFile } from '#definitions/schema/service';
import type { Program } from '#engine/case';
import { drawProcess } from './bpmn.ts';
import { BASIS, programOf, smallGovernment, smallService } from './government.ts';
import { APPLICANT, asked, type Played, play, START, SUBJECT, unfiled } from './play.ts';

type Clocks = NonNullable<ServiceFile['clocks']>;

export const REASONS: readonly SuspensionReason[] = (
  [
    ['correction', 'applicant'],
    ['payment', 'applicant'],
    ['court', 'court'],
    ['other-agency', 'agency'],
    ['outage', 'platform'],
  ] as const
).map(([id, owner]) => ({ id, owner, name: { id, en: id }, basis: BASIS }));

/** Five working days from the complete file; one round of questions of up to ten days; silence grants. */
export const CLOCKS: Clocks = {
  statutory: {
    amount: 5,
    unit: 'workingDays',
    basis: BASIS,
    counting: 'exclusive',
    starts: 'complete',
    decided: ['decide'],
    onLapse: { decision: 'deemed-granted', continues: 'issue' },
    budget: { rounds: 1, days: 10 },
  },
  completeness: {
    amount: 2,
    unit: 'workingDays',
    basis: BASIS,
    counting: 'exclusive',
    element: 'check',
    budget: { rounds: 1, days: 3 },
  },
  answer: { amount: 5, unit: 'workingDays', basis: BASIS, counting: 'exclusive', onLapse: 'go-on' },
  lanes: {
    'lane-treasury': { amount: 2, unit: 'workingDays', basis: BASIS, counting: 'exclusive', onLapse: 'escalated' },
  },
};

/** An office checks the file; then it decides while a treasury assesses; the applicant pays; the office issues. */
export async function permitProgram(clocks: Clocks = CLOCKS): Promise<Program> {
  const drawing = {
    lanes: {
      'lane-applicant': ['start', 'pay'],
      'lane-office': ['check', 'fork', 'decide', 'join', 'issue', 'done'],
      'lane-treasury': ['assess'],
    },
    nodes: [
      '<startEvent id="start" />',
      '<userTask id="check" />',
      '<parallelGateway id="fork" />',
      '<userTask id="decide" />',
      '<userTask id="assess" />',
      '<parallelGateway id="join" />',
      '<receiveTask id="pay" messageRef="message-payment" />',
      '<userTask id="issue" />',
      '<endEvent id="done" />',
    ],
    flows: [
      ['f-1', 'start', 'check'],
      ['f-2', 'check', 'fork'],
      ['f-3', 'fork', 'decide'],
      ['f-4', 'fork', 'assess'],
      ['f-5', 'decide', 'join'],
      ['f-6', 'assess', 'join'],
      ['f-7', 'join', 'pay'],
      ['f-8', 'pay', 'issue'],
      ['f-9', 'issue', 'done'],
    ],
  } as const;
  const process = await readProcess(drawProcess(drawing), 'process.bpmn');
  const bindings = {
    clocks,
    lanes: {
      'lane-applicant': { role: 'applicant' },
      'lane-office': { role: 'office' },
      'lane-treasury': { role: 'treasury' },
    },
    elements: { decide: {}, pay: { suspends: 'payment' }, done: { outcome: 'done' as const } },
  };
  const government = smallGovernment();
  return programOf(smallService(process, bindings), {
    ...government,
    successions: [],
    suspensions: new Map(REASONS.map((reason) => [reason.id, reason])),
  });
}

export function filePermit(program: Program): Played {
  return play(unfiled(program), {
    kind: 'start',
    at: START,
    by: APPLICANT,
    subject: SUBJECT,
    facts: asked({ 'shop.province': '99' }),
  });
}
