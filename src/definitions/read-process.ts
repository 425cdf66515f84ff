import { type BpmnElement, BpmnModdle } from 'bpmn-moddle';
import { BPMN_NAMESPACES, unsupportedIn } from '#definitions/bpmn-support';
import { checkProcess } from '#definitions/check-process';
import type { Diagram, Flow, Lane, NodeType, Process, ProcessNode } from '#definitions/process';
import { type Fault, type Faults, faultsOf } from '#definitions/process-faults';
import type { DefinitionsRefusal } from '#definitions/refusals';
import { type At, sayAt } from '#rules/position';
import { type Element, readXml } from '#rules/xml';
import { Refusal } from '#terms/refusal';

/**
 * Reads a BPMN 2.0 process. Refusals, each with all `findings` ({line, column, message, element, fix}):
 * `process-element-unsupported` names the first element this house does not run with file, line, column, element and type;
 * `process-malformed` is everything else. No document type or entity is accepted.
 */
export async function readProcess(xml: string, file: string): Promise<Process> {
  const tree = readTree(xml, file);
  refuseUnsupported(tree, file);
  const faults = faultsOf(tree, file);
  const definitions = await readModel(xml, faults);
  const process = definitions === undefined ? undefined : build(definitions, faults);
  if (process !== undefined) checkProcess(process, faults);
  const found = faults.all();
  if (process !== undefined && found.length === 0) return process;
  throw malformed(file, found);
}

function readTree(xml: string, file: string): Element {
  try {
    return readXml(xml, file, BPMN_NAMESPACES);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { line, column } = error.facts;
    const fault = { line: Number(line ?? 1), column: Number(column ?? 1), message: error.message, element: '' };
    throw malformed(file, [{ ...fault, code: 'bpmn/xml', fix: 'save the process again as plain BPMN 2.0 XML' }]);
  }
}

function malformed(file: string, findings: readonly Fault[]): Refusal<DefinitionsRefusal> {
  const [first] = findings;
  const place = first === undefined ? file : sayAt({ file, ...first });
  const message = `${place}: ${first?.message ?? 'this is no BPMN process'}`;
  return new Refusal<DefinitionsRefusal>('process-malformed', message, { file, findings });
}

function refuseUnsupported(tree: Element, file: string): void {
  const found = unsupportedIn(tree);
  const [first] = found;
  if (first === undefined) return;
  const findings = found.map(({ element, type }) => ({
    line: element.at.line,
    column: element.at.column,
    message: `${type} is not run here`,
    element: element.attributes.get('id') ?? '',
    code: 'bpmn/unsupported',
    fix: 'draw it with tasks, exclusive and parallel gateways, message and timer events; settings belong in service.yaml',
  }));
  const { line, column } = first.element.at;
  const facts = { file, line, column, element: first.element.attributes.get('id') ?? '', type: first.type, findings };
  const message = `${sayAt(first.element.at)}: ${first.type} is not run here`;
  throw new Refusal<DefinitionsRefusal>('process-element-unsupported', message, facts);
}

/** What the parser could only read around is a finding: nothing of a process is silently left out. */
async function readModel(xml: string, faults: Faults): Promise<BpmnElement | undefined> {
  try {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
    for (const { message, element } of warnings) {
      faults.add(element?.id, 'bpmn/warning', message, 'correct the element or the id it names');
    }
    return rootElement;
  } catch (error) {
    faults.add(
      undefined,
      'bpmn/unreadable',
      error instanceof Error ? error.message : 'unreadable',
      'save the process again',
    );
    return undefined;
  }
}

function build(definitions: BpmnElement, faults: Faults): Process | undefined {
  const processes = (definitions.rootElements ?? []).filter(({ $type }) => $type === 'bpmn:Process');
  const [drawn, second] = processes;
  if (drawn === undefined || second !== undefined) {
    faults.add(
      second?.id,
      'bpmn/processes',
      'a service has exactly one process',
      'draw the agencies as lanes of one process',
    );
    return undefined;
  }
  const elements = (drawn.flowElements ?? []).filter((element) => hasId(element, faults));
  const lanes = lanesOf(drawn, faults);
  const flows = elements
    .filter(({ $type }) => $type === 'bpmn:SequenceFlow')
    .flatMap((flow) => flowOf(flow, faults) ?? []);
  const nodes = elements.flatMap((element) => nodeOf(element, flows, lanes, faults) ?? []);
  const starts = nodes.filter(({ type }) => type === 'startEvent');
  for (const extra of starts.slice(1))
    faults.add(extra.id, 'bpmn/starts', 'a process starts at one place', 'remove this start event');
  if (starts[0] === undefined)
    faults.add(drawn.id, 'bpmn/starts', 'the process has no start event', 'add a start event');
  return {
    id: drawn.id ?? '',
    name: drawn.name ?? '',
    lanes,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
    start: starts[0]?.id ?? '',
    diagram: diagramOf(definitions),
  };
}

function hasId(element: BpmnElement, faults: Faults): boolean {
  if (element.id !== undefined) return true;
  faults.add(undefined, 'bpmn/id', `a ${element.$type} has no id`, 'give it an id');
  return false;
}

function lanesOf(drawn: BpmnElement, faults: Faults): Lane[] {
  const lanes = (drawn.laneSets ?? []).flatMap((set) => set.lanes ?? []).filter((lane) => hasId(lane, faults));
  return lanes.map(({ id = '', name = '', flowNodeRef = [] }) => ({
    id,
    name,
    nodes: flowNodeRef.flatMap((node) => node.id ?? []),
  }));
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
  return { id, name, from, to, condition, ...placeOf(faults, id) };
}

function placeOf(faults: Faults, id: string): Pick<At, 'line' | 'column'> {
  const { line, column } = faults.at(id);
  return { line, column };
}

const TYPES: { readonly [type: string]: NodeType } = {
  'bpmn:StartEvent': 'startEvent',
  'bpmn:EndEvent': 'endEvent',
  'bpmn:UserTask': 'userTask',
  'bpmn:ServiceTask': 'serviceTask',
  'bpmn:BusinessRuleTask': 'businessRuleTask',
  'bpmn:SendTask': 'sendTask',
  'bpmn:ReceiveTask': 'receiveTask',
  'bpmn:ManualTask': 'manualTask',
  'bpmn:ExclusiveGateway': 'exclusiveGateway',
  'bpmn:ParallelGateway': 'parallelGateway',
  'bpmn:BoundaryEvent': 'boundaryTimerEvent',
};

function typeOf(element: BpmnElement): NodeType | undefined {
  const event = element.eventDefinitions?.[0]?.$type;
  if (event === 'bpmn:TerminateEventDefinition') return 'terminateEndEvent';
  if (element.$type !== 'bpmn:IntermediateCatchEvent') return TYPES[element.$type];
  return event === 'bpmn:TimerEventDefinition' ? 'timerCatchEvent' : 'messageCatchEvent';
}

function nodeOf(
  drawn: BpmnElement,
  flows: readonly Flow[],
  lanes: readonly Lane[],
  faults: Faults,
): ProcessNode | undefined {
  const type = typeOf(drawn);
  if (type === undefined) return undefined;
  const { id = '', name = '', attachedToRef, cancelActivity = true } = drawn;
  const event = drawn.eventDefinitions?.[0];
  return {
    id,
    type,
    name,
    lane: laneOf(id, lanes) ?? laneOf(attachedToRef?.id ?? '', lanes) ?? '',
    incoming: flows.filter(({ to }) => to === id).map((flow) => flow.id),
    outgoing: flows.filter(({ from }) => from === id).map((flow) => flow.id),
    default: drawn.default?.id ?? null,
    message: (drawn.messageRef ?? event?.messageRef)?.name ?? null,
    timer: event?.timeDuration?.body?.trim() ?? null,
    attachedTo: attachedToRef?.id ?? null,
    interrupting: type === 'boundaryTimerEvent' && cancelActivity,
    ...placeOf(faults, id),
  };
}

function laneOf(node: string, lanes: readonly Lane[]): string | undefined {
  return lanes.find(({ nodes }) => nodes.includes(node))?.id;
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
