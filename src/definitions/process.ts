/** A BPMN process as the engine runs it. Read from process.bpmn by `definitions/read-process.ts`. */
export const NODE_TYPES = [
  'startEvent',
  'messageStartEvent',
  'timerStartEvent',
  'errorStartEvent',
  'escalationStartEvent',
  'endEvent',
  'terminateEndEvent',
  'messageEndEvent',
  'errorEndEvent',
  'escalationEndEvent',
  'userTask',
  'serviceTask',
  'businessRuleTask',
  'scriptTask',
  'sendTask',
  'receiveTask',
  'manualTask',
  'callActivity',
  'subProcess',
  'eventSubProcess',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'eventBasedGateway',
  'messageCatchEvent',
  'timerCatchEvent',
  'messageThrowEvent',
  'escalationThrowEvent',
  'boundaryTimerEvent',
  'boundaryMessageEvent',
  'boundaryErrorEvent',
  'boundaryEscalationEvent',
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export interface ProcessNode {
  readonly id: string;
  readonly type: NodeType;
  readonly name: string;
  readonly lane: string;
  /** The part it stands in: the id of its sub-process, else of its process. A global task is a part of its own. */
  readonly within: string;
  /** Flow ids in document order. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** exclusive or inclusive gateway, activity: the default flow */
  readonly default: string | null;
  /** receive and send task, message event: the message's name */
  readonly message: string | null;
  /** timer events: ISO 8601 duration in days, hours, minutes and seconds (`PT24H`, `P3D`), a moment with its zone, or FEEL */
  readonly timer: string | null;
  /** error or escalation event: the code thrown or caught; a catching event without one takes all */
  readonly code: string | null;
  /** boundary event: the activity it sits on */
  readonly attachedTo: string | null;
  /** boundary event, start of an event sub-process: whether it ends what it watches */
  readonly interrupting: boolean;
  /** call activity: a process or global task of this file, else the id of a service */
  readonly called: string | null;
  /** script task: FEEL that gives a context of facts */
  readonly script: string | null;
  /** activity that runs once for each of several */
  readonly instances: Instances | null;
  readonly line: number;
  readonly column: number;
}

/** Multi-instance. Exactly one of `cardinality` and `list` says how many. */
export interface Instances {
  readonly sequential: boolean;
  /** FEEL giving a whole number */
  readonly cardinality: string | null;
  /** Fact holding a list, and the name its items have inside an instance. */
  readonly list: string | null;
  readonly item: string | null;
  /** Fact that gathers in order what each instance says for the fact `output`. */
  readonly outputs: string | null;
  readonly output: string | null;
  /** FEEL condition; true after an instance ends the rest. */
  readonly until: string | null;
}

export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** FEEL condition text, without a leading `=`; null when unconditional. */
  readonly condition: string | null;
  readonly line: number;
  readonly column: number;
}

export interface Lane {
  readonly id: string;
  readonly name: string;
  /** Nodes in document order. */
  readonly nodes: readonly string[];
}

/** A process of the file, drawn as a pool; pools are joined by message flows only. */
export interface Pool {
  /** Id of the process. */
  readonly id: string;
  readonly name: string;
  /** Start events in document order. */
  readonly starts: readonly string[];
  /** Runs where a call activity calls it, and only there. */
  readonly called: boolean;
}

/** A message from one pool to another; `to` is null where the file does not show who gets it. */
export interface MessageFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
}

/** Coordinates from the file's BPMN DI, for the drawing. */
export interface Diagram {
  readonly shapes: ReadonlyMap<
    string,
    { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  >;
  readonly edges: ReadonlyMap<string, readonly { readonly x: number; readonly y: number }[]>;
}

export interface Process {
  /** Of the process that begins a case. */
  readonly id: string;
  readonly name: string;
  readonly lanes: readonly Lane[];
  /** The process that begins a case comes first. */
  readonly pools: readonly Pool[];
  readonly messageFlows: readonly MessageFlow[];
  readonly nodes: ReadonlyMap<string, ProcessNode>;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly start: string;
  readonly diagram: Diagram;
}
