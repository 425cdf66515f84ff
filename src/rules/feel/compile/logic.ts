import { type Compiling, type Handler, type Handlers, only, operands } from '#rules/feel/compiling';
import type { Node } from '#rules/feel/parse';
import type { Code } from '#rules/feel/run';

/** Three-valued logic (DMN 1.5, table 50): anything but true and false counts as null. */
export const LOGIC: Handlers = {
  Conjunction: shortCut(false),
  Disjunction: shortCut(true),
  IfExpression: (node, here) => {
    const [condition, yes, no] = parts(node, here);
    if (condition === undefined || yes === undefined || no === undefined)
      throw new Error(`incomplete if: ${node.text}`);
    return (scope, run) => (condition(scope, run) === true ? yes(scope, run) : no(scope, run));
  },
  ParenthesizedExpression: (node, here) => here.compile(only(operands(node)[0], node), here),
};

/** `and` is settled by the first false, `or` by the first true. */
function shortCut(settling: boolean): Handler {
  return (node, here) => {
    const [left, right] = parts(node, here);
    if (left === undefined || right === undefined) throw new Error(`incomplete: ${node.text}`);
    return (scope, run) => {
      const a = left(scope, run);
      if (a === settling) return settling;
      const b = right(scope, run);
      if (b === settling) return settling;
      return typeof a === 'boolean' && typeof b === 'boolean' ? !settling : null;
    };
  };
}

function parts(node: Node, here: Compiling): readonly Code[] {
  return operands(node).map((part) => here.compile(part, here));
}
