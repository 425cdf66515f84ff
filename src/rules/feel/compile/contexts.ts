import { unescape } from '#rules/feel/compile/literals';
import { binding, type Compiling, childNamed, type Handlers, only, operands, resolveName } from '#rules/feel/compiling';
import { memberOf } from '#rules/feel/member';
import { type Node, plainName } from '#rules/feel/parse';
import { type Code, fail } from '#rules/feel/run';
import type { FeelValue } from '#rules/feel/value';

/** Context literals, paths. */
export const CONTEXTS: Handlers = {
  Context: (node, here) => {
    const entries: { readonly name: string; readonly code: Code }[] = [];
    let inner = here;
    for (const entry of node.children) {
      if (entry.name !== 'ContextEntry') continue;
      const name = keyOf(only(childNamed(entry, 'Key'), entry));
      entries.push({ name, code: inner.compile(only(operands(entry).at(-1), entry), inner) });
      inner = binding(inner, [name]);
    }
    return buildContext(entries, here.at(node));
  },
  PathExpression: (node, here) => {
    const [first, second] = operands(node);
    const member = plainName(only(second, node).text);
    const path = freePath(node, here);
    if (path !== null) here.reads.add(path);
    const source = here.compile(only(first, node), path === null ? here : { ...here, reads: new Set() });
    const at = here.at(only(second, node));
    return (scope, run) => {
      const value = source(scope, run);
      if (value === null) return null;
      const found = memberOf(value, member);
      return found === undefined ? fail(run, `nothing is called ${member} here`, at) : found;
    };
  },
};

function keyOf(key: Node): string {
  const literal = childNamed(key, 'StringLiteral');
  return literal === undefined ? plainName(key.text) : unescape(literal.text);
}

/** Each entry sees the earlier ones; a name given twice is an error. */
function buildContext(
  entries: readonly { readonly name: string; readonly code: Code }[],
  at: ReturnType<Compiling['at']>,
): Code {
  const twice = entries.find(({ name }, i) => entries.findIndex((other) => other.name === name) < i);
  if (twice !== undefined) return (_scope, run) => fail(run, `${twice.name} stands twice in a context`, at);
  return (scope, run) => {
    const context = new Map<string, FeelValue>();
    const inner = { names: context, parent: scope };
    for (const { name, code } of entries) context.set(name, code(inner, run));
    return context;
  };
}

/** `vehicle.plate` when the path starts at a name from outside, null otherwise. */
function freePath(node: Node, here: Compiling): string | null {
  const [first, second] = operands(node);
  if (first === undefined || second === undefined) return null;
  if (first.name === 'VariableName') {
    const root = resolveName(here, first.text);
    return root.local ? null : `${root.name}.${plainName(second.text)}`;
  }
  const start = first.name === 'PathExpression' ? freePath(first, here) : null;
  return start === null ? null : `${start}.${plainName(second.text)}`;
}
