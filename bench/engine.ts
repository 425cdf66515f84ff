import { readProcess } from '#definitions/read-process';
import type { CaseState, Opened, Program } from '#engine/case';
import type { Actor, Command } from '#engine/command';
import type { Facts } from '#engine/fact';
import { step } from '#engine/step';
import { agencyId, positionId, subjectId } from '#terms/ids';
import { type Instant, instant, later } from '#terms/plain-date';
import { drawProcess } from '../test/support/bpmn.ts';
import { programOf, smallService } from '../test/support/government.ts';

const START = instant('2026-05-12T02:00:00Z');
const SUBJECT = subjectId('019a0000-0000-7000-8000-000000000001');
const APPLICANT: Actor = { kind: 'applicant', subject: SUBJECT };
const CASES = 20_000;
const WARM = 3_000;

/** Five tasks over three lanes, two of them side by side: each step reads its state from text and writes it back. */
export async function measureEngine(): Promise<[string, string][]> {
  const program = await fiveTasks();
  const states: string[] = [];
  runCase(program, states);
  const largest = Math.max(...states.map((text) => text.length));
  repeat(WARM, () => runCase(program));
  const steps = states.length;
  const engine = perSecond(CASES * steps, () => repeat(CASES, () => runCase(program)));
  const bare = perSecond(CASES * steps, () => repeat(CASES, () => copyAll(states)));
  return [
    [
      'steps of a case (5 tasks, 3 lanes, a fork), state read and written',
      `${engine.toFixed(0)} steps per second of a core`,
    ],
    ['the same states only read and written (JSON)', `${bare.toFixed(0)} steps per second of a core`],
    ['share of the bare loop', `${((100 * engine) / bare).toFixed(0)} %`],
    ['largest state on the way', `${largest} B`],
  ];
}

async function fiveTasks(): Promise<Program> {
  const lanes = {
    'lane-applicant': ['start', 'apply', 'done'],
    'lane-office': ['fork', 'inspect', 'join', 'decide'],
    'lane-treasury': ['assess', 'issue'],
  };
  const tasks = ['apply', 'inspect', 'assess', 'decide', 'issue'].map((id) => `<userTask id="${id}" />`);
  const nodes = [
    '<startEvent id="start" />',
    ...tasks,
    '<parallelGateway id="fork" />',
    '<parallelGateway id="join" />',
    '<endEvent id="done" />',
  ];
  const paths = ['start apply', 'apply fork', 'fork inspect', 'fork assess', 'inspect join', 'assess join'];
  const flows = [...paths, 'join decide', 'decide issue', 'issue done'].map((path) => {
    const [from = '', to = ''] = path.split(' ');
    return [`${from}-${to}`, from, to] as const;
  });
  const drawn = await readProcess(drawProcess({ lanes, nodes, flows }), 'process.bpmn');
  const roles = {
    'lane-applicant': { role: 'applicant' },
    'lane-office': { role: 'office' },
    'lane-treasury': { role: 'treasury' },
  };
  return programOf(smallService(drawn, { lanes: roles, elements: {} }));
}

/** One case from filing to its end; its states as text go to `kept`. */
function runCase(program: Program, kept?: string[]): void {
  let text: string | null = null;
  let facts: Facts = new Map();
  let at: Instant = START;
  for (;;) {
    const state = text === null ? null : (JSON.parse(text) as CaseState); // written below
    const command = commandFor(state, at);
    if (command === undefined) return;
    const next = step(program, { state, facts }, command);
    facts = next.needs.facts.size === 0 ? facts : new Map([...facts, ...next.needs.facts]);
    text = JSON.stringify(next.state);
    kept?.push(text);
    at = later(at, 60_000);
  }
}

const PROVINCE: Facts = new Map([['shop.province', { value: '99', source: { kind: 'asked', at: START } }]]);

function commandFor(state: CaseState | null, at: Instant): Command | undefined {
  if (state === null) return { kind: 'start', at, by: APPLICANT, subject: SUBJECT, facts: PROVINCE };
  const item = state.open.find((wait): wait is Opened & { readonly kind: 'item' } => wait.kind === 'item');
  if (item === undefined) return undefined;
  return { kind: 'conclude', at, item: item.id, facts: {}, by: ownerOf(item.agency) };
}

function ownerOf(agency: string | null): Actor {
  if (agency === null) return APPLICANT;
  return { kind: 'officer', agency: agencyId(agency), position: positionId(`${agency}.petugas`), assignment: 'a-1' };
}

function copyAll(states: readonly string[]): void {
  for (const text of states) JSON.stringify(JSON.parse(text));
}

function repeat(times: number, work: () => void): void {
  for (let i = 0; i < times; i += 1) work();
}

/** By the time of the processor and not of the wall: a busy machine says the same as an idle one. */
function perSecond(n: number, work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (n * 1_000_000) / (user + system);
}
