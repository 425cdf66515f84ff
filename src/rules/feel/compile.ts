import { ARITHMETIC } from '#rules/feel/compile/arithmetic';
import { COMPARISON } from '#rules/feel/compile/comparison';
import { CONTEXTS } from '#rules/feel/compile/contexts';
import { FUNCTIONS } from '#rules/feel/compile/functions';
import { ITERATION } from '#rules/feel/compile/iteration';
import { LISTS } from '#rules/feel/compile/lists';
import { LITERALS } from '#rules/feel/compile/literals';
import { LOGIC } from '#rules/feel/compile/logic';
import { NAMES } from '#rules/feel/compile/names';
import { TYPES } from '#rules/feel/compile/types';
import { UNARY_TESTS } from '#rules/feel/compile/unary-tests';
import { type Compiling, type Handlers, only, operands } from '#rules/feel/compiling';
import type { Node } from '#rules/feel/parse';
import type { Code } from '#rules/feel/run';

/** Node type of the grammar -> how it is computed; one file for each family. */
const HANDLERS: Handlers = {
  Expression: (node, here) => here.compile(only(operands(node)[0], node), here),
  ...ARITHMETIC,
  ...COMPARISON,
  ...CONTEXTS,
  ...FUNCTIONS,
  ...ITERATION,
  ...LISTS,
  ...LITERALS,
  ...LOGIC,
  ...NAMES,
  ...TYPES,
  ...UNARY_TESTS,
};

/** Turns a node into code. A node type without a handler is a bug of this table. */
export function compileNode(node: Node, here: Compiling): Code {
  const handler = HANDLERS[node.name];
  if (handler === undefined) throw new Error(`no handler for ${node.name}: ${node.text}`);
  return handler(node, here);
}
