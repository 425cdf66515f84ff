import { timerExpression } from '#definitions/duration';
import type { Service } from '#definitions/government';
import type { Flow, Process, ProcessNode } from '#definitions/process';
import type { FactType } from '#definitions/schema/facts';
import type { Write } from '#definitions/schema/service';
import { calledOf } from '#engine/called';
import { type Joining, joiningsOf } from '#engine/reach';
import { compileExpression, type Expression } from '#rules/feel/expression';
import type { At } from '#rules/position';

/** An expression, and the facts it can see: evaluating it builds no more than these. */
export interface Condition {
  readonly expression: Expression;
  readonly facts: ReadonlyMap<string, FactType>;
}

/** An element with all that leads on from it. */
export interface Station {
  readonly node: ProcessNode;
  readonly outgoing: readonly Flow[];
  /** Its boundary events, in document order. */
  readonly boundaries: readonly ProcessNode[];
  /** Inclusive gateway with several ways in. */
  readonly joining: Joining | undefined;
  readonly script: Condition | undefined;
  /** Timer event that computes when it is due. */
  readonly timer: Condition | undefined;
  readonly instances:
    | { readonly cardinality: Condition | undefined; readonly until: Condition | undefined }
    | undefined;
  /** What a service task writes, and where. */
  readonly writes: readonly PlannedWrite[];
  /** Elements of this case that its message goes to, and whether one goes outside the file. */
  readonly sends: { readonly inside: readonly string[]; readonly outside: boolean };
}

/** A write with its expressions compiled. */
export interface PlannedWrite extends Pick<Write, 'registry' | 'key'> {
  readonly creates: boolean;
  readonly set: readonly (readonly [fact: string, value: Condition])[];
}

/** A process, sub-process or global task: where it begins, and the event sub-processes that watch it. */
export interface Part {
  readonly id: string;
  /** Flows on from its start; undefined where it only begins by an event. */
  readonly begins: readonly Flow[] | undefined;
  readonly handlers: readonly Handler[];
}

export interface Handler {
  readonly sub: ProcessNode;
  readonly start: ProcessNode;
}

/** A service version made ready to run. */
export interface Compiled {
  readonly service: Service;
  readonly process: Process;
  readonly stations: ReadonlyMap<string, Station>;
  readonly parts: ReadonlyMap<string, Part>;
  /** Flow -> its condition; flows without one are absent. */
  readonly conditions: ReadonlyMap<string, Condition>;
}

export function compile(service: Service, process: Process, facts: ReadonlyMap<string, FactType>): Compiled {
  const items = [...process.nodes.values()].flatMap(({ instances }) => instances?.item ?? []);
  const names = [...facts.keys(), 'on', ...items];
  const condition = (text: string): Condition => conditionOf(text, names, facts);
  const conditions = new Map<string, Condition>();
  for (const { id, condition: text, line, column } of process.flows.values()) {
    if (text !== null) conditions.set(id, conditionOf(text, names, facts, { file: 'process.bpmn', line, column }));
  }
  return { service, process, conditions, parts: partsOf(process), stations: stationsOf(service, process, condition) };
}

function conditionOf(text: string, names: readonly string[], facts: ReadonlyMap<string, FactType>, at?: At): Condition {
  const expression = compileExpression(text, names, at);
  const sees = (fact: string): boolean =>
    expression.names.some((name) => name === fact || name.startsWith(`${fact}.`) || fact.startsWith(`${name}.`));
  return { expression, facts: new Map([...facts].filter(([fact]) => sees(fact))) };
}

function stationsOf(
  { file }: Service,
  process: Process,
  condition: (text: string) => Condition,
): ReadonlyMap<string, Station> {
  const { nodes, flows } = process;
  const boundaries = new Map<string, ProcessNode[]>();
  for (const node of nodes.values()) {
    if (node.attachedTo !== null) boundaries.set(node.attachedTo, [...(boundaries.get(node.attachedTo) ?? []), node]);
  }
  const joinings = joiningsOf(process);
  const compiled = (text: string | null): Condition | undefined => (text === null ? undefined : condition(text));
  return new Map(
    [...nodes.values()].map((node): [string, Station] => [
      node.id,
      {
        node,
        outgoing: node.outgoing.flatMap((flow) => flows.get(flow) ?? []),
        boundaries: boundaries.get(node.id) ?? [],
        joining: joinings.get(node.id),
        script: compiled(node.script),
        timer: compiled(timerExpression(node.timer)),
        instances:
          node.instances === null
            ? undefined
            : { cardinality: compiled(node.instances.cardinality), until: compiled(node.instances.until) },
        writes: (file.elements[calledOf(node.id)?.element ?? node.id]?.writes ?? []).map((one) =>
          planned(one, condition),
        ),
        sends: sendsOf(process, node),
      },
    ]),
  );
}

function planned({ registry, key, creates, set }: Write, condition: (text: string) => Condition): PlannedWrite {
  return {
    registry,
    key,
    creates: creates === true,
    set: Object.entries(set).map(([fact, text]) => [fact, condition(text)] as const),
  };
}

/** A message without a drawn receiver leaves the file. */
function sendsOf({ messageFlows }: Process, { id, type, message }: ProcessNode): Station['sends'] {
  if (!/^(sendTask|messageThrowEvent|messageEndEvent)$/.test(type)) return { inside: [], outside: false };
  const drawn = messageFlows.filter(({ from }) => from === id);
  const outside = drawn.length === 0 ? message !== null : drawn.some(({ to }) => to === null);
  return { inside: drawn.flatMap(({ to }) => to ?? []), outside };
}

function partsOf(process: Process): ReadonlyMap<string, Part> {
  const inside = new Map<string, ProcessNode[]>();
  for (const node of process.nodes.values()) inside.set(node.within, [...(inside.get(node.within) ?? []), node]);
  return new Map([...inside].map(([id, nodes]): [string, Part] => [id, partOf(process, id, nodes, inside)]));
}

function partOf(
  { flows }: Process,
  id: string,
  nodes: readonly ProcessNode[],
  inside: ReadonlyMap<string, readonly ProcessNode[]>,
): Part {
  const start = nodes.find(({ type }) => type === 'startEvent');
  const handlers = nodes.flatMap((sub): Handler[] => {
    if (sub.type !== 'eventSubProcess') return [];
    const first = (inside.get(sub.id) ?? []).find(({ type }) => type.endsWith('StartEvent'));
    return first === undefined ? [] : [{ sub, start: first }];
  });
  return { id, begins: start?.outgoing.flatMap((flow) => flows.get(flow) ?? []), handlers };
}
