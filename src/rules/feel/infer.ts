import { operands } from '#rules/feel/compiling';
import { dateTimeLiteral, invocation, literal } from '#rules/feel/infer/calls';
import { context, definition, filter, iteration, path, variable } from '#rules/feel/infer/names';
import { arithmetic, comparison, conditional, logic, orderedEnds, unaryTest } from '#rules/feel/infer/operators';
import type { Infer, View } from '#rules/feel/infer/view';
import type { Node } from '#rules/feel/parse';
import type { Shape } from '#rules/feel/shape';

/** The shape of what an expression answers, as far as it can be known; faults are noted on the way. */
export function inferShape(node: Node, view: Omit<View, 'infer'>): Shape | null {
  return infer(node, { ...view, infer });
}

/** Node type of the grammar -> what it answers, beside how `compile.ts` computes it. */
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
  Interval: orderedEnds,
};

function infer(node: Node, view: View): Shape | null {
  const handler = HANDLERS[node.name];
  if (handler !== undefined) return handler(node, view);
  for (const child of node.children) infer(child, view);
  return null;
}

function inner(node: Node, view: View): Shape | null {
  const [child] = operands(node);
  return child === undefined ? null : infer(child, view);
}
