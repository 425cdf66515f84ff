import type { At } from '#rules/position';
import type { Element } from '#rules/xml';

/** One thing wrong with a process, at its place in the file. */
export type Fault = {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Id of the element it is about; empty where it is about the file. */
  readonly element: string;
  /** `bpmn/what` */
  readonly code: string;
  /** What to do, in the imperative. */
  readonly fix: string;
};

/** Gathers what is wrong with a process and knows where each element stands. */
export interface Faults {
  readonly add: (
    element: string | undefined,
    code: string,
    message: string,
    fix: string,
    at?: Pick<At, 'line' | 'column'>,
  ) => void;
  readonly all: () => readonly Fault[];
  /** Where the element with that id begins; the beginning of the file for an id that is not there. */
  readonly at: (element: string) => At;
  /** Where the text of a flow's condition stands. */
  readonly conditionAt: (flow: string) => At;
  /** Ids that a node names as its own flows, as written. */
  readonly named: (node: string, what: 'incoming' | 'outgoing') => readonly string[];
}

export function faultsOf(tree: Element, file: string): Faults {
  const elements = new Map(withId(tree));
  const top = { file, line: 1, column: 1 };
  const found: Fault[] = [];
  const at = (element: string): At => elements.get(element)?.at ?? top;
  const below = (element: string, name: string): readonly Element[] =>
    (elements.get(element)?.children ?? []).filter((child) => child.name === `bpmn:${name}`);
  return {
    add: (element, code, message, fix, place) => {
      const { line, column } = place ?? at(element ?? '');
      found.push({ line, column, message, element: element ?? '', code, fix });
    },
    all: () => found.toSorted((a, b) => a.line - b.line || a.column - b.column),
    at,
    conditionAt: (flow) => {
      const condition = below(flow, 'conditionExpression')[0];
      return condition === undefined ? at(flow) : condition.locate(condition.text.search(/[^\s=]/));
    },
    named: (node, what) => below(node, what).map(({ text }) => text.trim()),
  };
}

/** Elements of the model by id; the drawing has ids of its own. */
function withId(element: Element): readonly (readonly [string, Element])[] {
  if (element.name.startsWith('bpmndi:')) return [];
  const id = element.attributes.get('id');
  return [...(id === undefined ? [] : [[id, element] as const]), ...element.children.flatMap(withId)];
}
