import { opposite } from '#rules/feel/arithmetic';
import type { SampleArguments } from '#rules/feel/builtin';
import { builtinNamed, libraryTakes } from '#rules/feel/builtins';
import { compareBy, readOperator } from '#rules/feel/compare';
import { calculate } from '#rules/feel/compile/arithmetic';
import { unescape } from '#rules/feel/compile/literals';
import { childNamed, operands } from '#rules/feel/compiling';
import { compileExpression, evaluate } from '#rules/feel/expression';
import { type Node, normalName, plainName } from '#rules/feel/parse';
import { startRun } from '#rules/feel/run';
import { type Shape, sampleOf, shapeOfValue } from '#rules/feel/shape';
import type { FeelValue } from '#rules/feel/value';

/** Why a rule will be null at some place whatever it is asked. `from` and `to` are offsets of the cell's text. */
export interface Fault {
  readonly what: 'unknown-name' | 'unlike' | 'call' | 'literal';
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** What is known where an expression stands. */
export interface View {
  /** Names in their normal form. */
  readonly names: ReadonlyMap<string, Shape | null>;
  /** Inside a filter any name may be a member of the item. */
  readonly open: boolean;
  /** What the tests of a cell are about. */
  readonly tested: Shape | null;
  readonly note: (fault: Fault) => void;
}

type Infer = (node: Node, view: View) => Shape | null;

/** The shape of what an expression answers, as far as it can be known; faults are noted on the way. */
export function infer(node: Node, view: View): Shape | null {
  const handler = HANDLERS[node.name];
  if (handler !== undefined) return handler(node, view);
  for (const child of node.children) infer(child, view);
  return null;
}

const HANDLERS: { readonly [nodeName: string]: Infer } = {
  Expression: inner,
  ParenthesizedExpression: inner,
  PositiveUnaryTest: unaryTest,
  NumericLiteral: () => ({ kind: 'number' }),
  StringLiteral: () => ({ kind: 'string' }),
  BooleanLiteral: () => ({ kind: 'boolean' }),
  AtLiteral: literal,
  DateTimeLiteral: dateTimeLiteral,
  VariableName: variable,
  PathExpression: path,
  ArithmeticExpression: arithmetic,
  Comparison: comparison,
  Conjunction: logic,
  Disjunction: logic,
  IfExpression: conditional,
  ForExpression: iteration,
  QuantifiedExpression: iteration,
  FilterExpression: filter,
  FunctionInvocation: invocation,
  FunctionDefinition: definition,
  InstanceOfExpression: (node, view) => {
    const [value] = operands(node);
    if (value !== undefined) infer(value, view);
    return { kind: 'boolean' };
  },
  List: (node, view) => {
    for (const item of operands(node)) infer(item, view);
    return { kind: 'list' };
  },
  Context: context,
  Interval: (node, view) => {
    const [low, high] = operands(node);
    if (low !== undefined && high !== undefined) together(low, '<=', high, view, node);
    return { kind: 'range' };
  },
};

function note(view: View, what: Fault['what'], node: Node, message: string): null {
  view.note({ what, message, from: node.from, to: node.from + node.text.length });
  return null;
}

function inner(node: Node, view: View): Shape | null {
  const [child] = operands(node);
  return child === undefined ? null : infer(child, view);
}

function withNames(view: View, names: readonly (readonly [string, Shape | null])[]): View {
  return {
    ...view,
    names: new Map([...view.names, ...names.map(([name, shape]) => [normalName(name), shape] as const)]),
  };
}

/** A literal that reads no name can be tried at once. */
function literal(node: Node, view: View): Shape | null {
  const { value } = evaluate(compileExpression(node.text, []), new Map());
  return value === null
    ? note(view, 'literal', node, `${node.text} is no date, time or duration`)
    : shapeOfValue(value);
}

const CONSTRUCTED: { readonly [name: string]: Shape } = {
  date: { kind: 'date' },
  time: { kind: 'time' },
  'date and time': { kind: 'dateTime' },
};

function dateTimeLiteral(node: Node, view: View): Shape | null {
  const at = childNamed(node, 'AtLiteral');
  if (at !== undefined) return infer(at, view);
  const given = childNamed(node, 'PositionalParameters');
  const values = given === undefined ? [] : operands(given);
  if (values.length > 0 && values.every(({ name }) => name === 'StringLiteral')) return literal(node, view);
  const name = plainName(childNamed(node, 'DateTimeConstructor')?.text ?? '');
  checkCall(name, node, view);
  return CONSTRUCTED[name] ?? null;
}

function variable(node: Node, view: View): Shape | null {
  const known = view.names.get(normalName(node.text));
  if (known !== undefined) return known;
  if (builtinNamed(plainName(node.text)) !== undefined) return { kind: 'function' };
  if (view.open) return null;
  return note(view, 'unknown-name', node, `Nobody knows the name ${plainName(node.text)} here`);
}

function path(node: Node, view: View): Shape | null {
  const [source, member] = operands(node);
  const shape = source === undefined ? null : infer(source, view);
  if (member === undefined || shape?.members === undefined) return null;
  for (const [name, inside] of shape.members) if (normalName(name) === normalName(member.text)) return inside;
  if (shape.open === true) return null;
  return note(view, 'unknown-name', member, `${plainName(source?.text ?? '')} has no ${plainName(member.text)}`);
}

function arithmetic(node: Node, view: View): Shape | null {
  const sign = childNamed(node, 'ArithOp')?.text ?? '';
  const shapes = operands(node).map((part) => infer(part, view));
  const values = shapes.flatMap((shape) => (shape === null ? [] : [sampleOf(shape)]));
  if (values.length < shapes.length) return null;
  const [a = null, b] = values;
  const result = b === undefined ? opposite(a) : calculate(sign, a, b, startRun(1000, null, null));
  if (result !== undefined) return shapeOfValue(result);
  const [first, second] = shapes;
  const said =
    second === undefined ? `${first?.kind} takes no sign` : `${first?.kind} ${sign} ${second?.kind} has no value`;
  return note(view, 'unlike', node, said);
}

function comparison(node: Node, view: View): Shape {
  const [first, second, third] = operands(node);
  const operator = childNamed(node, 'CompareOp');
  const truth: Shape = { kind: 'boolean' };
  if (first === undefined) return truth;
  if (operator !== undefined && second !== undefined) {
    together(first, operator.text, second, view, node);
    return truth;
  }
  if (childNamed(node, 'between') !== undefined && second !== undefined && third !== undefined) {
    together(first, '>=', second, view, node);
    together(first, '<=', third, view, node);
    return truth;
  }
  const about: View = { ...view, tested: infer(first, view) };
  for (const child of node.children) if (child !== first) infer(child, about);
  return truth;
}

/** Two operands that can never be compared. */
function together(a: Node, operator: string, b: Node, view: View, where: Node): void {
  compareShapes(infer(a, view), operator, infer(b, view), view, where);
}

function compareShapes(a: Shape | null, operator: string, b: Shape | null, view: View, where: Node): void {
  if (a === null || b === null || a.kind === 'list' || b.kind === 'list') return; // a list of one stands for its item
  if (compareBy(readOperator(operator), sampleOf(a), sampleOf(b)) !== null) return;
  note(view, 'unlike', where, `${a.kind} ${operator} ${b.kind} cannot be compared`);
}

function logic(node: Node, view: View): Shape {
  for (const part of operands(node)) {
    const shape = infer(part, view);
    if (shape !== null && shape.kind !== 'boolean')
      note(view, 'unlike', part, `${shape.kind} is neither true nor false`);
  }
  return { kind: 'boolean' };
}

function conditional(node: Node, view: View): Shape | null {
  const [condition, yes, no] = operands(node);
  const shape = condition === undefined ? null : infer(condition, view);
  if (condition !== undefined && shape !== null && shape.kind !== 'boolean')
    note(view, 'unlike', condition, `${shape.kind} is neither true nor false`);
  const [one, other] = [yes, no].map((part) => (part === undefined ? null : infer(part, view)));
  return one?.kind === other?.kind ? (one ?? null) : null;
}

/** `for`, `some`, `every`: what the names run through is not known. */
function iteration(node: Node, view: View): Shape {
  let within = withNames(view, [['partial', { kind: 'list' }]]);
  for (const part of childNamed(node, 'InExpressions')?.children ?? []) {
    const name = childNamed(part, 'Name');
    const domain = childNamed(part, 'IterationContext');
    if (name === undefined || domain === undefined) continue;
    for (const end of operands(domain)) infer(end, within);
    within = withNames(within, [[name.text, null]]);
  }
  const body = operands(node).at(-1);
  if (body !== undefined) infer(body, within);
  return { kind: node.name === 'ForExpression' ? 'list' : 'boolean' };
}

function filter(node: Node, view: View): null {
  const [list, test] = operands(node);
  if (list !== undefined) infer(list, view);
  if (test !== undefined) infer(test, { ...withNames(view, [['item', null]]), open: true });
  return null;
}

function context(node: Node, view: View): Shape {
  const members = new Map<string, Shape | null>();
  let within = view;
  for (const entry of node.children) {
    const key = childNamed(entry, 'Key');
    const value = operands(entry).at(-1);
    if (entry.name !== 'ContextEntry' || key === undefined || value === undefined) continue;
    const quoted = childNamed(key, 'StringLiteral');
    const name = quoted === undefined ? plainName(key.text) : unescape(quoted.text);
    members.set(name, infer(value, within));
    within = withNames(within, [[name, members.get(name) ?? null]]);
  }
  return { kind: 'context', members };
}

function definition(node: Node, view: View): Shape {
  const parameters = (childNamed(node, 'FormalParameters')?.children ?? []).flatMap(
    (one) => childNamed(one, 'ParameterName')?.text ?? [],
  );
  const body = childNamed(node, 'FunctionBody');
  const within = withNames(
    view,
    parameters.map((name) => [name, null]),
  );
  for (const part of body === undefined ? [] : operands(body)) infer(part, within);
  return { kind: 'function' };
}

function invocation(node: Node, view: View): null {
  const [callee] = operands(node);
  if (callee === undefined) return null;
  const shape = infer(callee, view);
  if (shape !== null && shape.kind !== 'function') note(view, 'call', callee, `${shape.kind} is no function`);
  const isOwn = view.names.has(normalName(callee.text));
  checkCall(callee.name === 'VariableName' && !isOwn ? plainName(callee.text) : '', node, view);
  return null;
}

/** Looks through the arguments; those of a library function must fit one of its signatures. */
function checkCall(name: string, node: Node, view: View): void {
  const sample = (part: Node | undefined): FeelValue | undefined => {
    const shape = part === undefined ? null : infer(part, view);
    return shape === null || shape.kind === 'list' ? undefined : sampleOf(shape); // a list of one stands for its item
  };
  const named = childNamed(node, 'NamedParameters')?.children.filter((child) => child.name === 'NamedParameter');
  const given = childNamed(node, 'PositionalParameters');
  const args: SampleArguments =
    named === undefined
      ? { kind: 'positional', values: (given === undefined ? [] : operands(given)).map(sample) }
      : { kind: 'named', values: new Map(named.map((one) => [parameterOf(one), sample(operands(one).at(-1))])) };
  if (libraryTakes(name, args) === false) note(view, 'call', node, `${name}() does not take these arguments`);
}

function parameterOf(node: Node): string {
  return plainName(childNamed(node, 'ParameterName')?.text ?? '');
}

/** One test of a cell, or of `in`. */
function unaryTest(node: Node, view: View): null {
  const [test] = operands(node);
  if (test === undefined) return null;
  if (mentionsInput(test)) {
    infer(test, view);
    return null;
  }
  const { tested } = view;
  const isScalar = tested !== null && !['list', 'context', 'function', 'range'].includes(tested.kind);
  const interval = childNamed(test, 'Interval');
  const operator = test.name === 'SimplePositiveUnaryTest' ? childNamed(test, 'CompareOp') : undefined;
  const ends = interval === undefined ? (operator === undefined ? [test] : operands(test)) : operands(interval);
  for (const end of ends) {
    const shape = infer(end, view);
    const asked = operator?.text ?? (interval === undefined ? '=' : '<=');
    const isValue = shape !== null && !['list', 'range', 'boolean'].includes(shape.kind);
    if (isScalar && isValue) compareShapes(tested, asked, shape, view, node);
  }
  return null;
}

function mentionsInput(node: Node): boolean {
  return node.name === '?' || node.children.some(mentionsInput);
}
