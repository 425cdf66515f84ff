import { durationOf, momentIn, timerExpression } from '#definitions/duration';
import type { NodeType, Process, ProcessNode } from '#definitions/process';
import type { Faults } from '#definitions/process-faults';

/** Events say what they wait for or throw, and sit where they can be reached. */
export function checkEvents(process: Process, faults: Faults): void {
  const hosts = new Set([...process.nodes.values()].flatMap(({ attachedTo }) => attachedTo ?? []));
  for (const node of process.nodes.values()) {
    checkTimer(process, node, faults);
    checkMessage(process, node, faults);
    checkCode(node, faults);
    if (node.attachedTo !== null || node.type.startsWith('boundary')) checkBoundary(process, node, faults);
    if (node.type === 'eventBasedGateway') checkEventGateway(process, node, hosts, faults);
  }
}

const TIMERS: readonly NodeType[] = ['timerCatchEvent', 'timerStartEvent', 'boundaryTimerEvent'];

function checkTimer(process: Process, node: ProcessNode, faults: Faults): void {
  const { id, type, timer } = node;
  if (!TIMERS.includes(type)) return;
  if (timer !== null && (durationOf(timer) !== undefined || momentIn(timer) !== undefined)) return;
  if (timerExpression(timer) === null) {
    const message = `the timer ${id} needs a duration in days, hours, minutes and seconds, a moment with its zone, or FEEL`;
    faults.add(
      id,
      'bpmn/timer',
      message,
      'write it as P3D, PT24H or PT30M, as 2026-12-31T23:59:59+07:00, or as =permit.until',
    );
  } else if (beginsBeside(process, node)) {
    const message = `the timer ${id} is computed where no step could hold if it gave nothing`;
    faults.add(id, 'bpmn/timer', message, 'write a duration or a moment');
  }
}

/** The start of an event sub-process of one, or of a pool that an event begins: it is set when nobody stands there. */
function beginsBeside({ nodes, pools }: Process, { type, within }: ProcessNode): boolean {
  if (type !== 'timerStartEvent') return false;
  const around = nodes.get(within)?.within;
  if (around === undefined) return false;
  const pool = pools.findIndex(({ id }) => id === around);
  return nodes.get(around)?.type === 'eventSubProcess' || (pool > 0 && pools[pool]?.called === false);
}

const HEARING: readonly NodeType[] = ['receiveTask', 'messageCatchEvent', 'messageStartEvent', 'boundaryMessageEvent'];
const SAYING: readonly NodeType[] = ['messageThrowEvent', 'messageEndEvent'];

function checkMessage({ messageFlows }: Process, { id, type, message }: ProcessNode, faults: Faults): void {
  if (message !== null) return;
  if (HEARING.includes(type))
    faults.add(id, 'bpmn/message', `${id} does not say which message it waits for`, 'name a message of the file');
  if (SAYING.includes(type) && !messageFlows.some(({ from }) => from === id))
    faults.add(id, 'bpmn/message', `${id} does not say which message it sends`, 'name a message of the file');
}

const THROWS_CODE = /^(errorEndEvent|escalationEndEvent|escalationThrowEvent)$/;

function checkCode({ id, type, code }: ProcessNode, faults: Faults): void {
  if (code !== null || !THROWS_CODE.test(type)) return;
  faults.add(id, 'bpmn/code', `${id} does not say what it throws`, 'name an error or escalation of the file');
}

function checkBoundary({ nodes }: Process, event: ProcessNode, faults: Faults): void {
  const { id, type, attachedTo, interrupting, within } = event;
  const host = nodes.get(attachedTo ?? '');
  if (host === undefined || host.within !== within || !/Task$|^(subProcess|callActivity)$/.test(host.type)) {
    faults.add(id, 'bpmn/boundary', `the boundary event ${id} sits on no activity`, 'attach it to an activity');
  }
  if (type === 'boundaryErrorEvent' && !interrupting) {
    const fix = 'let it interrupt (cancelActivity)';
    faults.add(id, 'bpmn/boundary', `an error always ends its activity, but ${id} does not interrupt`, fix);
  }
}

const AWAITED: readonly NodeType[] = ['messageCatchEvent', 'timerCatchEvent', 'receiveTask'];

/** BPMN 2.0.2, 10.6.6: what follows waits for one event each, and nothing else leads there. */
function checkEventGateway(
  { nodes, flows }: Process,
  { id, outgoing }: ProcessNode,
  hosts: ReadonlySet<string>,
  faults: Faults,
): void {
  if (outgoing.length < 2) {
    faults.add(id, 'bpmn/event-gateway', `${id} leaves no choice between events`, 'lead it to two events or more');
  }
  for (const flow of outgoing) {
    const target = nodes.get(flows.get(flow)?.to ?? '');
    if (target === undefined) continue;
    const guarded = target.outgoing.some((one) => flows.get(one)?.condition !== null);
    const plain = target.incoming.length === 1 && !hosts.has(target.id) && target.instances === null && !guarded;
    if (AWAITED.includes(target.type) && plain) continue;
    const message = `${id} waits for events, but ${target.id} is not one that only it leads to`;
    faults.add(flow, 'bpmn/event-gateway', message, 'lead it to a catching event or receive task of its own');
  }
}
