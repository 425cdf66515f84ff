import type { Process, ProcessNode } from '#definitions/process';
import type { Faults } from '#definitions/process-faults';

/** Processes and sub-processes are closed: each begins at its own start, and no sequence flow leads in or out. */
export function checkParts(process: Process, faults: Faults): void {
  checkCrossings(process, faults);
  checkPools(process, faults);
  for (const node of process.nodes.values()) {
    if (node.type === 'subProcess' || node.type === 'eventSubProcess') checkStart(process, node, faults);
    if (node.type === 'eventSubProcess') checkUnlinked(node, faults);
    if (node.type === 'callActivity') checkCall(process, node, faults);
  }
}

function checkCrossings({ nodes, flows }: Process, faults: Faults): void {
  for (const { id, from, to } of flows.values()) {
    const [one, other] = [nodes.get(from), nodes.get(to)];
    if (one === undefined || other === undefined || one.within === other.within) continue;
    const message = `the flow ${id} leads from one process or sub-process into another`;
    faults.add(id, 'bpmn/crossing', message, 'end it inside; pools are joined by message flows');
  }
}

function checkPools({ pools, nodes, messageFlows }: Process, faults: Faults): void {
  for (const { id, starts } of pools) {
    const plain = starts.filter((start) => nodes.get(start)?.type === 'startEvent');
    for (const extra of plain.slice(1))
      faults.add(extra, 'bpmn/starts', 'a process starts at one place', 'remove this start event');
    if (starts.length === 0) faults.add(id, 'bpmn/starts', 'the process has no start event', 'add a start event');
  }
  for (const { type, within, id } of nodes.values()) {
    if (!pools.some((pool) => pool.id === within) || !/^(error|escalation)StartEvent$/.test(type)) continue;
    faults.add(id, 'bpmn/starts', `${id} starts nothing here`, 'use it in an event sub-process');
  }
  for (const { id, from, to } of messageFlows) {
    const [one, other] = [nodes.get(from), nodes.get(to ?? '')];
    if (one === undefined || other === undefined) continue;
    if (/^message(Throw|End)Event$|^sendTask$/.test(one.type) && HEARS.test(other.type)) continue;
    const fix = 'lead it from a send task or throwing event to a receive task or catching event';
    faults.add(
      id,
      'bpmn/message-flow',
      `the message flow ${id} joins ${from} and ${to}, which send or hear nothing`,
      fix,
    );
  }
}

const HEARS = /^(receiveTask|messageCatchEvent|messageStartEvent|boundaryMessageEvent)$/;

/** BPMN 2.0.2, 10.3.5: a sub-process has one start without a trigger; one that waits for an event has one with. */
function checkStart({ nodes }: Process, part: ProcessNode, faults: Faults): void {
  const starts = [...nodes.values()].filter(
    ({ within, type }) => within === part.id && /^startEvent$|StartEvent$/.test(type),
  );
  const byEvent = part.type === 'eventSubProcess';
  const fitting = starts.filter(({ type }) => (type === 'startEvent') !== byEvent);
  if (starts.length === 1 && fitting.length === 1) return;
  const kind = byEvent ? 'that waits for a message, a time, an error or an escalation' : 'without a trigger';
  faults.add(part.id, 'bpmn/starts', `${part.id} needs exactly one start event ${kind}`, 'draw that one and no other');
}

function checkUnlinked({ id, incoming, outgoing }: ProcessNode, faults: Faults): void {
  for (const flow of [...incoming, ...outgoing]) {
    const fix = 'take the flow away: its event starts it';
    faults.add(flow, 'bpmn/event-sub-process', `${id} is started by an event, not by a flow`, fix);
  }
}

function checkCall({ pools, nodes }: Process, { id, called }: ProcessNode, faults: Faults): void {
  if (called === null || called === '') {
    faults.add(id, 'bpmn/call', `${id} does not say what it calls`, 'name a process, a global task or a service');
    return;
  }
  const pool = pools.find((one) => one.id === called);
  if (pool !== undefined && !pool.starts.some((start) => nodes.get(start)?.type === 'startEvent')) {
    faults.add(id, 'bpmn/call', `${called} has no start without a trigger`, 'give it one');
  }
}
