/** A BPMN process as the engine runs it. Read from process.bpmn by `definitions/read-process.ts`. */
export const NODE_TYPES = [
  'startEvent',
  'endEvent',
  'terminateEndEvent',
  'userTask',
  'serviceTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'manualTask',
  'exclusiveGateway',
  'parallelGateway',
  'messageCatchEvent',
  'timerCatchEvent',
  'boundaryTimerEvent',
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export interface ProcessNode {
  readonly id: string;
  readonly type: NodeType;
  readonly name: string;
  readonly lane: string;
  /** Flow ids in document order. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** exclusive gateway, activity: the default flow */
  readonly default: string | null;
  /** receive task, message catch: the message's name */
  readonly message: string | null;
  /** timer events: ISO 8601 duration in days, hours and minutes (`PT24H`, `P3D`) */
  readonly timer: string | null;
  /** boundary event: the activity it sits on, and whether it interrupts it */
  readonly attachedTo: string | null;
  readonly interrupting: boolean;
  readonly line: number;
  readonly column: number;
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

/** Coordinates from the file's BPMN DI, for the drawing. */
export interface Diagram {
  readonly shapes: ReadonlyMap<
    string,
    { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  >;
  readonly edges: ReadonlyMap<string, readonly { readonly x: number; readonly y: number }[]>;
}

export interface Process {
  readonly id: string;
  readonly name: string;
  readonly lanes: readonly Lane[];
  readonly nodes: ReadonlyMap<string, ProcessNode>;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly start: string;
  readonly diagram: Diagram;
}
