import { durationOf } from '#definitions/duration';
import type { Flow, Process, ProcessNode } from '#definitions/process';
import type { Faults } from '#definitions/process-faults';
import { compileExpression } from '#rules/feel/expression';
import { Refusal } from '#terms/refusal';

type Check = (process: Process, faults: Faults) => void;

/** What a process that has been read must keep before a case may run on it. */
export function checkProcess(process: Process, faults: Faults): void {
  for (const check of CHECKS) check(process, faults);
}

const CHECKS: readonly Check[] = [
  checkLanes,
  checkEnds,
  checkNamedFlows,
  checkDefaults,
  checkConditions,
  checkEvents,
  checkReach,
  checkDrawing,
];

function checkLanes({ lanes, nodes }: Process, faults: Faults): void {
  for (const { id, lane } of nodes.values()) {
    if (lane === '')
      faults.add(id, 'bpmn/no-lane', `${id} stands in no lane: nobody would owe it`, 'draw it inside a lane');
    const several = lanes.filter((one) => one.nodes.includes(id));
    if (several.length > 1) faults.add(id, 'bpmn/two-lanes', `${id} stands in several lanes`, 'keep it in one lane');
  }
}

function checkEnds({ nodes, flows }: Process, faults: Faults): void {
  for (const { id, type, incoming, outgoing } of nodes.values()) {
    const ends = type === 'endEvent' || type === 'terminateEndEvent';
    for (const flow of ends ? outgoing : []) {
      faults.add(
        flow,
        'bpmn/flow-out-of-end',
        `a flow leads on from the end event ${id}`,
        'end the flow at another element',
      );
    }
    if (!ends && outgoing.length === 0) {
      faults.add(id, 'bpmn/dead-end', `${id} leads nowhere`, 'lead it on to the next step or to an end event');
    }
    for (const flow of type === 'startEvent' || type === 'boundaryTimerEvent' ? incoming : []) {
      faults.add(
        flow,
        'bpmn/flow-into-event',
        `a flow leads into ${id}, where a path begins`,
        'lead it to the next step',
      );
    }
  }
  for (const { id, from, to } of flows.values()) {
    const lost = [from, to].find((end) => !nodes.has(end));
    if (lost !== undefined)
      faults.add(id, 'bpmn/dangling-flow', `${lost} is no step of this process`, 'connect both ends to steps');
  }
}

/** Incoming and outgoing flows are written twice in BPMN; the flows themselves decide, and both must agree. */
function checkNamedFlows({ nodes }: Process, faults: Faults): void {
  for (const node of nodes.values()) {
    for (const what of ['incoming', 'outgoing'] as const) {
      const wrong = faults.named(node.id, what).find((flow) => !node[what].includes(flow));
      if (wrong === undefined) continue;
      faults.add(
        node.id,
        'bpmn/flow-mismatch',
        `${node.id} names ${wrong} as ${what}, which it is not`,
        `correct the ${what} flows`,
      );
    }
  }
}

function checkDefaults({ nodes, flows }: Process, faults: Faults): void {
  for (const { id, default: chosen, outgoing } of nodes.values()) {
    if (chosen === null) continue;
    if (!outgoing.includes(chosen)) {
      faults.add(
        id,
        'bpmn/default',
        `the default flow ${chosen} does not lead on from ${id}`,
        'choose one of its flows',
      );
    }
    if (flows.get(chosen)?.condition !== null) {
      faults.add(
        chosen,
        'bpmn/default',
        `the default flow ${chosen} has a condition, which nobody would read`,
        'remove the condition',
      );
    }
  }
}

function checkConditions({ nodes, flows }: Process, faults: Faults): void {
  for (const flow of flows.values()) {
    const from = nodes.get(flow.from);
    if (from !== undefined) checkCondition(flow, from, faults);
  }
}

function checkCondition(flow: Flow, from: ProcessNode, faults: Faults): void {
  const { id, condition } = flow;
  if (condition === null) {
    if (from.type !== 'exclusiveGateway' || from.outgoing.length < 2 || from.default === id) return;
    faults.add(
      id,
      'bpmn/no-condition',
      `${from.id} chooses one way, but ${id} has no condition`,
      'add a condition or make it the default',
    );
  } else if (!/Task$|^exclusiveGateway$/.test(from.type)) {
    faults.add(id, 'bpmn/condition', `nobody reads the condition of ${id} after ${from.id}`, 'remove the condition');
  } else {
    checkFeel(flow, condition, faults);
  }
}

function checkFeel({ id }: Flow, condition: string, faults: Faults): void {
  try {
    compileExpression(condition, [], faults.conditionAt(id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { line, column } = error.facts;
    const at = typeof line === 'number' && typeof column === 'number' ? { line, column } : faults.conditionAt(id);
    faults.add(id, 'bpmn/feel', error.message, 'write the condition in FEEL', at);
  }
}

function checkEvents({ nodes }: Process, faults: Faults): void {
  for (const { id, type, timer, message, attachedTo } of nodes.values()) {
    if (type === 'timerCatchEvent' || type === 'boundaryTimerEvent') {
      if (timer === null || durationOf(timer) === undefined) {
        faults.add(
          id,
          'bpmn/timer',
          `the timer ${id} needs a duration in days, hours and minutes`,
          'write it as P3D, PT24H or PT30M',
        );
      }
    }
    if ((type === 'receiveTask' || type === 'messageCatchEvent') && message === null) {
      faults.add(id, 'bpmn/message', `${id} does not say which message it waits for`, 'name a message of the file');
    }
    if (type === 'boundaryTimerEvent' && nodes.get(attachedTo ?? '')?.type.endsWith('Task') !== true) {
      faults.add(id, 'bpmn/boundary', `the boundary event ${id} sits on no task`, 'attach it to a task');
    }
  }
}

function checkReach(process: Process, faults: Faults): void {
  if (process.start === '') return;
  const reached = reachedFrom(process);
  for (const { id } of process.nodes.values()) {
    if (!reached.has(id))
      faults.add(id, 'bpmn/unreachable', `no path leads from the start to ${id}`, 'connect it or remove it');
  }
}

function reachedFrom({ start, nodes, flows }: Process): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const id of reached) {
    for (const flow of nodes.get(id)?.outgoing ?? []) reached.add(flows.get(flow)?.to ?? '');
    for (const { id: event, attachedTo } of nodes.values()) if (attachedTo === id) reached.add(event);
  }
  return reached;
}

function checkDrawing({ nodes, flows, lanes, diagram }: Process, faults: Faults): void {
  for (const { id } of [...lanes, ...nodes.values()]) {
    if (!diagram.shapes.has(id))
      faults.add(id, 'bpmn/not-drawn', `${id} is not in the drawing`, 'draw it and save again');
  }
  for (const { id } of flows.values()) {
    if (!diagram.edges.has(id))
      faults.add(id, 'bpmn/not-drawn', `${id} is not in the drawing`, 'draw the flow and save again');
  }
}
