import type { BpmnElement } from 'bpmn-moddle';
import { buildNode, typeOf } from '#definitions/build-node';
import type { Diagram, Flow, Lane, MessageFlow, Pool, Process, ProcessNode } from '#definitions/process';
import type { Faults } from '#definitions/process-faults';

/** An element of a process or sub-process, and the part it stands in. */
interface Placed {
  readonly drawn: BpmnElement;
  readonly within: string;
  /** Id of the sub-process around it; undefined at the top of a process. */
  readonly around: string | undefined;
}

/** The process the engine runs, from the model as parsed; what is missing or double is added to the faults. */
export function buildProcess(definitions: BpmnElement, faults: Faults): Process | undefined {
  const roots = definitions.rootElements ?? [];
  const drawn = ofType(roots, 'bpmn:Process').filter((process) => hasId(process, faults));
  const placed = drawn.flatMap((process) => placedIn(process, undefined, faults));
  const flows = ofType(
    placed.map((one) => one.drawn),
    'bpmn:SequenceFlow',
  ).flatMap((flow) => flowOf(flow, faults) ?? []);
  const lanes = lanesOf(roots, drawn, placed, faults);
  const nodes = [...nodesOf(placed, flows, lanes, faults), ...globalTasks(roots, placed, lanes, faults)];
  const pools = poolsOf(roots, drawn, nodes);
  const [first] = pools;
  if (first === undefined) {
    faults.add(undefined, 'bpmn/processes', 'the file has no process', 'draw one');
    return undefined;
  }
  return {
    id: first.id,
    name: first.name,
    lanes: lanes.map((lane) => withAll(lane, nodes)),
    pools,
    messageFlows: messageFlowsOf(roots, faults),
    nodes: new Map(nodes.map((node) => [node.id, node])),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
    start: startOf(first, nodes),
    diagram: diagramOf(definitions),
  };
}

/** Where an application begins: at a start that needs no message or clock, if there is one. */
function startOf({ starts }: Pool, nodes: readonly ProcessNode[]): string {
  const plain = nodes.find(({ id, type }) => type === 'startEvent' && starts.includes(id));
  return plain?.id ?? starts[0] ?? '';
}

/** A lane with what stands in it without being named by it: boundary events, steps of its sub-processes. */
function withAll(lane: Lane, nodes: readonly ProcessNode[]): Lane {
  const named = new Set(lane.nodes);
  const more = nodes.filter((node) => node.lane === lane.id && !named.has(node.id)).map(({ id }) => id);
  return { ...lane, nodes: [...lane.nodes, ...more] };
}

function ofType(elements: readonly BpmnElement[], type: string): BpmnElement[] {
  return elements.filter(({ $type }) => $type === type);
}

function hasId(element: BpmnElement, faults: Faults): boolean {
  if (element.id !== undefined) return true;
  faults.add(undefined, 'bpmn/id', `a ${element.$type} has no id`, 'give it an id');
  return false;
}

/** Elements of a process or sub-process and of all below it, in document order. */
function placedIn(part: BpmnElement, around: string | undefined, faults: Faults): Placed[] {
  const within = part.id ?? '';
  return (part.flowElements ?? [])
    .filter((element) => hasId(element, faults))
    .flatMap((drawn) => [{ drawn, within, around }, ...placedIn(drawn, drawn.id, faults)]);
}

function flowOf(drawn: BpmnElement, faults: Faults): Flow | undefined {
  const { id = '', name = '', sourceRef, targetRef, conditionExpression } = drawn;
  const from = sourceRef?.id;
  const to = targetRef?.id;
  if (from === undefined || to === undefined) {
    faults.add(id, 'bpmn/dangling-flow', 'the flow does not lead from one element to another', 'connect both its ends');
    return undefined;
  }
  const condition = conditionExpression?.body?.trim().replace(/^=\s*/, '') ?? null;
  const { line, column } = faults.at(id);
  return { id, name, from, to, condition, line, column };
}

/** Lanes as drawn; a process without lanes is one lane, its pool. */
function lanesOf(
  roots: readonly BpmnElement[],
  processes: readonly BpmnElement[],
  placed: readonly Placed[],
  faults: Faults,
): Lane[] {
  return processes.flatMap((process) => {
    const drawn = (process.laneSets ?? []).flatMap((set) => set.lanes ?? []).filter((lane) => hasId(lane, faults));
    if (drawn.length === 0) return [poolLane(roots, process, placed)];
    return drawn.map(({ id = '', name = '', flowNodeRef = [] }) => ({
      id,
      name,
      nodes: flowNodeRef.flatMap((node) => node.id ?? []),
    }));
  });
}

function poolLane(roots: readonly BpmnElement[], process: BpmnElement, placed: readonly Placed[]): Lane {
  const participant = participantsOf(roots).find(({ processRef }) => processRef === process) ?? process;
  const top = placed.filter(({ within }) => within === process.id).flatMap(({ drawn }) => drawn.id ?? []);
  return { id: participant.id ?? '', name: participant.name ?? process.name ?? '', nodes: top };
}

function participantsOf(roots: readonly BpmnElement[]): readonly BpmnElement[] {
  return ofType(roots, 'bpmn:Collaboration').flatMap(({ participants = [] }) => participants);
}

function nodesOf(
  placed: readonly Placed[],
  flows: readonly Flow[],
  lanes: readonly Lane[],
  faults: Faults,
): ProcessNode[] {
  const into = grouped(flows, ({ to }) => to);
  const outOf = grouped(flows, ({ from }) => from);
  const laneOf = new Map<string, string>();
  for (const lane of lanes) {
    for (const node of lane.nodes) {
      if (laneOf.has(node) && laneOf.get(node) !== lane.id) {
        faults.add(node, 'bpmn/two-lanes', `${node} stands in several lanes`, 'keep it in one lane');
      } else laneOf.set(node, lane.id);
    }
  }
  return placed.flatMap(({ drawn, within, around = '' }) => {
    if (typeOf(drawn) === undefined) return [];
    const id = drawn.id ?? '';
    const lane = laneOf.get(id) ?? laneOf.get(drawn.attachedToRef?.id ?? '') ?? laneOf.get(around) ?? '';
    laneOf.set(id, lane);
    return (
      buildNode(drawn, { within, lane, incoming: into.get(id) ?? [], outgoing: outOf.get(id) ?? [] }, faults) ?? []
    );
  });
}

function grouped(flows: readonly Flow[], by: (flow: Flow) => string): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const flow of flows) {
    const group = groups.get(by(flow));
    if (group === undefined) groups.set(by(flow), [flow.id]);
    else group.push(flow.id);
  }
  return groups;
}

/** A global task is owed by the lane that calls it. */
function globalTasks(
  roots: readonly BpmnElement[],
  placed: readonly Placed[],
  lanes: readonly Lane[],
  faults: Faults,
): ProcessNode[] {
  return roots.flatMap((drawn) => {
    if (!drawn.$type.startsWith('bpmn:Global') || !hasId(drawn, faults)) return [];
    const callers = placed.filter((one) => one.drawn.calledElement === drawn.id);
    const owing = lanes.filter(({ nodes }) =>
      callers.some((one) => nodes.includes(one.drawn.id ?? '') || nodes.includes(one.around ?? '')),
    );
    if (owing.length > 1) {
      faults.add(
        drawn.id,
        'bpmn/two-lanes',
        `${drawn.id} is called from several lanes`,
        'define it once for each lane',
      );
    }
    const place = { within: drawn.id ?? '', lane: owing[0]?.id ?? '', incoming: [], outgoing: [] };
    return buildNode(drawn, place, faults) ?? [];
  });
}

const STARTS = ['startEvent', 'messageStartEvent', 'timerStartEvent'];

/** The pool that begins a case first: one that is not only called, and rather one that needs no message or clock to begin. */
function poolsOf(
  roots: readonly BpmnElement[],
  processes: readonly BpmnElement[],
  nodes: readonly ProcessNode[],
): Pool[] {
  const calls = new Set(nodes.flatMap(({ called }) => called ?? []));
  const participants = participantsOf(roots);
  const pools = processes.map((process): Pool => {
    const id = process.id ?? '';
    const starts = nodes.filter((node) => node.within === id && STARTS.includes(node.type)).map((node) => node.id);
    const name = process.name ?? participants.find(({ processRef }) => processRef === process)?.name ?? '';
    return { id, name, starts, called: calls.has(id) };
  });
  const plain = new Set(nodes.filter(({ type }) => type === 'startEvent').map(({ id }) => id));
  const rank = (pool: Pool): number => (pool.called ? 2 : pool.starts.some((start) => plain.has(start)) ? 0 : 1);
  return pools.toSorted((a, b) => rank(a) - rank(b));
}

/** Ends of a message flow are elements, or pools of which nothing is shown. */
function messageFlowsOf(roots: readonly BpmnElement[], faults: Faults): MessageFlow[] {
  const flows = ofType(roots, 'bpmn:Collaboration').flatMap(({ messageFlows = [] }) => messageFlows);
  return flows.flatMap(({ id = '', sourceRef, targetRef }) => {
    if (sourceRef?.id === undefined || targetRef?.id === undefined) {
      faults.add(
        id,
        'bpmn/dangling-flow',
        'the message flow does not lead from one end to another',
        'connect both its ends',
      );
      return [];
    }
    const shown = targetRef.$type === 'bpmn:Participant' ? null : targetRef.id;
    return [{ id, from: sourceRef.id, to: shown }];
  });
}

function diagramOf(definitions: BpmnElement): Diagram {
  const drawn = (definitions.diagrams ?? []).flatMap(({ plane }) => plane?.planeElement ?? []);
  const shapes = new Map<string, { x: number; y: number; width: number; height: number }>();
  const edges = new Map<string, readonly { x: number; y: number }[]>();
  for (const { bpmnElement, bounds, waypoint } of drawn) {
    const id = bpmnElement?.id ?? '';
    if (bounds !== undefined) shapes.set(id, { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height });
    if (waypoint !== undefined && waypoint.length > 1)
      edges.set(
        id,
        waypoint.map(({ x, y }) => ({ x, y })),
      );
  }
  return { shapes, edges };
}
