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
  /** Where the text of an element inside the element with that id stands: the condition of a flow, a script. */
  readonly textAt: (element: string, name: string) => At;
  /** Ids that a node names as its own flows, as written. */
  readonly named: (node: string, what: 'incoming' | 'outgoing') => readonly string[];
}

export function faultsOf(tree: Element, file: string): Faults {
  const top = { file, line: 1, column: 1 };
  const found: Fault[] = [];
  const elements = new Map<string, Element>();
  gather(tree, elements, (element, { at: { line, column } }) => {
    const message = `the id ${element} is given twice`;
    found.push({
      line,
      column,
      message,
      element,
      code: 'bpmn/duplicate-id',
      fix: 'give each element an id of its own',
    });
  });
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
    textAt: (element, name) => {
      const text = inside(elements.get(element), name);
      return text === undefined ? at(element) : text.locate(Math.max(0, text.text.search(/[^\s=]/)));
    },
    named: (node, what) => below(node, what).map(({ text }) => text.trim()),
  };
}

/** Elements of the model by id; the drawing has ids of its own. */
function gather(element: Element, into: Map<string, Element>, again: (id: string, second: Element) => void): void {
  if (element.name.startsWith('bpmndi:')) return;
  const id = element.attributes.get('id');
  if (id !== undefined && into.has(id)) again(id, element);
  else if (id !== undefined) into.set(id, element);
  for (const child of element.children) gather(child, into, again);
}

/** The first element of that name inside, one or two levels down. */
function inside(element: Element | undefined, name: string): Element | undefined {
  const children = element?.children ?? [];
  const wanted = (child: Element): boolean => child.name === `bpmn:${name}`;
  return children.find(wanted) ?? children.flatMap((child) => child.children).find(wanted);
}
