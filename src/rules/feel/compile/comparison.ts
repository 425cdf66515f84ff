import { compareBy, type Operator, readOperator } from '#rules/feel/compare';
import { compileTest, compileTests } from '#rules/feel/compile/unary-tests';
import { type Compiling, childNamed, type Handlers, only, operands } from '#rules/feel/compiling';
import type { Node } from '#rules/feel/parse';
import { type Code, fail, within } from '#rules/feel/run';
import { kindOf, unwrapSingleton } from '#rules/feel/value';
import { spendOn } from '#rules/feel/weight';

/** `=`, `<` and their kin, `between`, `in`. */
export const COMPARISON: Handlers = {
  Comparison: (node, here) => {
    const operator = childNamed(node, 'CompareOp');
    if (operator !== undefined) return comparison(node, here, readOperator(operator.text));
    return childNamed(node, 'between') === undefined ? membership(node, here) : betweenness(node, here);
  },
};

function comparison(node: Node, here: Compiling, operator: Operator): Code {
  const [first, second] = operands(node);
  const left = here.compile(only(first, node), here);
  const right = here.compile(only(second, node), here);
  const at = here.at(node);
  return (scope, run) => {
    const a = left(scope, run);
    const b = right(scope, run);
    spendOn(run, a);
    const answer = compareBy(operator, a, b);
    if (answer !== null) return answer;
    return fail(run, `${kindOf(a)} ${operator} ${kindOf(b)} cannot be compared`, at);
  };
}

function betweenness(node: Node, here: Compiling): Code {
  const [value, low, high] = operands(node).map((part) => here.compile(part, here));
  if (value === undefined || low === undefined || high === undefined)
    throw new Error(`incomplete between: ${node.text}`);
  const at = here.at(node);
  return (scope, run) => {
    const it = unwrapSingleton(value(scope, run));
    const above = compareBy('>=', it, unwrapSingleton(low(scope, run)));
    const below = compareBy('<=', it, unwrapSingleton(high(scope, run)));
    if (above === null || below === null) return fail(run, 'between compares values of different kinds', at);
    return above && below;
  };
}

function membership(node: Node, here: Compiling): Code {
  const subject = here.compile(only(operands(node)[0], node), here);
  const many = childNamed(node, 'PositiveUnaryTests');
  const test =
    many === undefined
      ? compileTest(only(childNamed(node, 'PositiveUnaryTest'), node), here)
      : compileTests(many, here);
  return (scope, run) => test(within(scope, '?', subject(scope, run)), run);
}
