import { opposite } from '#rules/feel/arithmetic';
import { compareBy, readOperator } from '#rules/feel/compare';
import { calculate } from '#rules/feel/compile/arithmetic';
import { childNamed, operands } from '#rules/feel/compiling';
import { note, type View } from '#rules/feel/infer/view';
import type { Node } from '#rules/feel/parse';
import { startRun } from '#rules/feel/run';
import { type Shape, sampleOf, shapeOfValue } from '#rules/feel/shape';

export function arithmetic(node: Node, view: View): Shape | null {
  const sign = childNamed(node, 'ArithOp')?.text ?? '';
  const shapes = operands(node).map((part) => view.infer(part, view));
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

export function comparison(node: Node, view: View): Shape {
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
  const about: View = { ...view, tested: view.infer(first, view) };
  for (const child of node.children) if (child !== first) view.infer(child, about);
  return truth;
}

export function logic(node: Node, view: View): Shape {
  for (const part of operands(node)) {
    const shape = view.infer(part, view);
    if (shape !== null && shape.kind !== 'boolean')
      note(view, 'unlike', part, `${shape.kind} is neither true nor false`);
  }
  return { kind: 'boolean' };
}

export function conditional(node: Node, view: View): Shape | null {
  const [condition, yes, no] = operands(node);
  const shape = condition === undefined ? null : view.infer(condition, view);
  if (condition !== undefined && shape !== null && shape.kind !== 'boolean')
    note(view, 'unlike', condition, `${shape.kind} is neither true nor false`);
  const [one, other] = [yes, no].map((part) => (part === undefined ? null : view.infer(part, view)));
  return one?.kind === other?.kind ? (one ?? null) : null;
}

/** Ends that can never be put in order. */
export function orderedEnds(node: Node, view: View): Shape {
  const [low, high] = operands(node);
  if (low !== undefined && high !== undefined) together(low, '<=', high, view, node);
  return { kind: 'range' };
}

/** One test of a cell, or of `in`. */
export function unaryTest(node: Node, view: View): null {
  const [test] = operands(node);
  if (test === undefined) return null;
  if (mentionsInput(test)) {
    view.infer(test, view);
    return null;
  }
  const { tested } = view;
  const isScalar = tested !== null && !['list', 'context', 'function', 'range'].includes(tested.kind);
  const interval = childNamed(test, 'Interval');
  const operator = test.name === 'SimplePositiveUnaryTest' ? childNamed(test, 'CompareOp') : undefined;
  const ends = interval === undefined ? (operator === undefined ? [test] : operands(test)) : operands(interval);
  for (const end of ends) {
    const shape = view.infer(end, view);
    const asked = operator?.text ?? (interval === undefined ? '=' : '<=');
    const isValue = shape !== null && !['list', 'range', 'boolean'].includes(shape.kind);
    if (isScalar && isValue) compareShapes(tested, asked, shape, view, node);
  }
  return null;
}

function mentionsInput(node: Node): boolean {
  return node.name === '?' || node.children.some(mentionsInput);
}

/** Two operands that can never be compared. */
function together(a: Node, operator: string, b: Node, view: View, where: Node): void {
  compareShapes(view.infer(a, view), operator, view.infer(b, view), view, where);
}

function compareShapes(a: Shape | null, operator: string, b: Shape | null, view: View, where: Node): void {
  if (a === null || b === null || a.kind === 'list' || b.kind === 'list') return; // a list of one stands for its item
  if (compareBy(readOperator(operator), sampleOf(a), sampleOf(b)) !== null) return;
  note(view, 'unlike', where, `${a.kind} ${operator} ${b.kind} cannot be compared`);
}
