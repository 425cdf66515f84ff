import { checkEvents } from '#definitions/check-events';
import { checkFeel } from '#definitions/check-feel';
import { checkParts } from '#definitions/check-parts';
import type { Process } from '#definitions/process';
import type { Faults } from '#definitions/process-faults';

type Check = (process: Process, faults: Faults, entered: readonly string[]) => void;

/** What a process that has been read must keep before a case may run on it. `entered`: elements reached without a flow. */
export function checkProcess(process: Process, faults: Faults, entered: readonly string[]): void {
  for (const check of CHECKS) check(process, faults, entered);
}

const CHECKS: readonly Check[] = [
  checkLanes,
  checkEnds,
  checkNamedFlows,
  checkDefaults,
  checkParts,
  checkFeel,
  checkEvents,
  checkReach,
  checkDrawing,
];

function checkLanes({ nodes }: Process, faults: Faults): void {
  for (const { id, lane } of nodes.values()) {
    if (lane === '')
      faults.add(id, 'bpmn/no-lane', `${id} stands in no lane: nobody would owe it`, 'draw it inside a lane');
  }
}

function checkEnds({ nodes, flows }: Process, faults: Faults): void {
  for (const { id, type, incoming, outgoing, within } of nodes.values()) {
    const ends = type.endsWith('EndEvent') || type === 'endEvent';
    for (const flow of ends ? outgoing : []) {
      faults.add(
        flow,
        'bpmn/flow-out-of-end',
        `a flow leads on from the end event ${id}`,
        'end the flow at another element',
      );
    }
    if (!ends && outgoing.length === 0 && type !== 'eventSubProcess' && within !== id) {
      faults.add(id, 'bpmn/dead-end', `${id} leads nowhere`, 'lead it on to the next step or to an end event');
    }
    const begins = type === 'startEvent' || type.endsWith('StartEvent') || type.startsWith('boundary');
    for (const flow of begins ? incoming : []) {
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

function checkReach(process: Process, faults: Faults, entered: readonly string[]): void {
  const reached = reachedIn(process, entered);
  for (const { id } of process.nodes.values()) {
    if (!reached.has(id))
      faults.add(id, 'bpmn/unreachable', `no path leads from the start to ${id}`, 'connect it or remove it');
  }
}

/** All that a token can come to: from the starts of every part and what is entered without a flow, event sub-processes and global tasks by themselves. */
function reachedIn({ nodes, flows }: Process, entered: readonly string[]): ReadonlySet<string> {
  const begins = (type: string): boolean => /^startEvent$|StartEvent$|^eventSubProcess$/.test(type);
  const reached = new Set<string>(entered.filter((id) => nodes.has(id)));
  const boundaries = new Map<string, string[]>();
  for (const { id, type, within, attachedTo } of nodes.values()) {
    if (begins(type) || within === id) reached.add(id);
    if (attachedTo !== null) boundaries.set(attachedTo, [...(boundaries.get(attachedTo) ?? []), id]);
  }
  for (const id of reached) {
    for (const flow of nodes.get(id)?.outgoing ?? []) reached.add(flows.get(flow)?.to ?? '');
    for (const event of boundaries.get(id) ?? []) reached.add(event);
  }
  return reached;
}

function checkDrawing({ nodes, flows, lanes, pools, diagram }: Process, faults: Faults): void {
  const drawn = [
    ...lanes.filter(({ id }) => !pools.some((pool) => pool.id === id)),
    ...[...nodes.values()].filter(({ id, within }) => id !== within),
  ];
  for (const { id } of drawn) {
    if (!diagram.shapes.has(id))
      faults.add(id, 'bpmn/not-drawn', `${id} is not in the drawing`, 'draw it and save again');
  }
  for (const { id } of flows.values()) {
    if (!diagram.edges.has(id))
      faults.add(id, 'bpmn/not-drawn', `${id} is not in the drawing`, 'draw the flow and save again');
  }
}
