import {
  attribute,
  cellOf,
  child,
  children,
  localName,
  nameOf,
  readVariable,
  required,
  typeRefOf,
} from '#rules/dmn/elements';
import type { Boxed, BoxedFunction, Variable } from '#rules/dmn/model';
import { readTable } from '#rules/dmn/read-table';
import { type Element, malformed } from '#rules/xml';

const READERS: { readonly [name: string]: (element: Element) => Boxed } = {
  literalExpression: (element) => ({ ...placed(element), kind: 'literal', cell: cellOf(element) }),
  context: (element) => ({
    ...placed(element),
    kind: 'context',
    entries: children(element, 'contextEntry').map(readEntry),
  }),
  invocation: readInvocation,
  decisionTable: readTable,
  list: (element) => ({ ...placed(element), kind: 'list', items: boxedChildren(element) }),
  relation: (element) => ({
    ...placed(element),
    kind: 'relation',
    columns: children(element, 'column').map(readVariable),
    rows: children(element, 'row').map(boxedChildren),
  }),
  functionDefinition: readFunction,
  conditional: (element) => ({
    ...placed(element),
    kind: 'conditional',
    condition: wrapped(element, 'if'),
    yes: wrapped(element, 'then'),
    no: wrapped(element, 'else'),
  }),
  filter: (element) => ({
    ...placed(element),
    kind: 'filter',
    list: wrapped(element, 'in'),
    match: wrapped(element, 'match'),
  }),
  for: (element) => ({
    ...placed(element),
    kind: 'for',
    iterator: iteratorOf(element),
    list: wrapped(element, 'in'),
    result: wrapped(element, 'return'),
  }),
  some: (element) => readQuantified(element, 'some'),
  every: (element) => readQuantified(element, 'every'),
};

function placed(element: Element): {
  readonly id: string;
  readonly typeRef: string | null;
  readonly at: Element['at'];
} {
  return { id: attribute(element, 'id') ?? '', typeRef: typeRefOf(element), at: element.at };
}

function isBoxed(element: Element): boolean {
  return element.name.startsWith('dmn:') && Object.hasOwn(READERS, localName(element));
}

function readBoxed(element: Element): Boxed {
  const read = READERS[localName(element)];
  if (read === undefined || !isBoxed(element)) throw malformed(`${localName(element)} is no expression`, element.at);
  return read(element);
}

/** The expression an element holds, if any. */
export function boxedIn(element: Element): Boxed | null {
  const found = element.children.find(isBoxed);
  return found === undefined ? null : readBoxed(found);
}

function boxedChildren(element: Element): readonly Boxed[] {
  return element.children.filter(isBoxed).map(readBoxed);
}

function wrapped(element: Element, name: string): Boxed {
  const holder = required(element, name);
  const inner = boxedIn(holder);
  if (inner === null) throw malformed(`${name} holds no expression`, holder.at);
  return inner;
}

function readEntry(element: Element): { readonly variable: Variable | null; readonly value: Boxed | null } {
  const variable = child(element, 'variable');
  return { variable: variable === undefined ? null : readVariable(variable), value: boxedIn(element) };
}

function readInvocation(element: Element): Boxed {
  const callee = boxedIn(element);
  if (callee === null) throw malformed('invocation names no function', element.at);
  const bindings = children(element, 'binding').map((binding) => ({
    parameter: nameOf(required(binding, 'parameter')),
    value: boxedIn(binding),
  }));
  return { ...placed(element), kind: 'invocation', callee, bindings };
}

/** A function definition, or the encapsulated logic of a business knowledge model, which is one. */
export function readFunction(element: Element): BoxedFunction {
  return {
    ...placed(element),
    kind: 'function',
    language: attribute(element, 'kind') ?? 'FEEL',
    parameters: children(element, 'formalParameter').map(readVariable),
    body: boxedIn(element),
  };
}

function iteratorOf(element: Element): string {
  const name = attribute(element, 'iteratorVariable')?.trim();
  if (name === undefined || name === '') throw malformed(`${localName(element)} has no iteratorVariable`, element.at);
  return name;
}

function readQuantified(element: Element, kind: 'some' | 'every'): Boxed {
  const iterator = iteratorOf(element);
  return { ...placed(element), kind, iterator, list: wrapped(element, 'in'), test: wrapped(element, 'satisfies') };
}
