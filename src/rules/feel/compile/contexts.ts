import { unescape } from '#rules/feel/compile/literals';
import { type Compiling, childNamed, type Handlers, only, operands, resolveName } from '#rules/feel/compiling';
import { memberOf } from '#rules/feel/member';
import { type Node, normalName, plainName } from '#rules/feel/parse';
import { type Code, fail } from '#rules/feel/run';
import { type FeelValue, isFeelList } from '#rules/feel/value';
import { bounded, spendOn } from '#rules/feel/weight';

/** Context literals, paths. */
export const CONTEXTS: Handlers = {
  Context: (node, here) => {
    const entries: { readonly name: string; readonly code: Code }[] = [];
    // Compiling goes through the entries in order, so one growing set of names does for all of them.
    const bound = new Map(here.bound);
    const inner: Compiling = { ...here, bound };
    for (const entry of node.children) {
      if (entry.name !== 'ContextEntry') continue;
      const name = keyOf(only(childNamed(entry, 'Key'), entry));
      entries.push({ name, code: inner.compile(only(operands(entry).at(-1), entry), inner) });
      bound.set(normalName(name), name);
    }
    return buildContext(entries, here.at(node));
  },
  PathExpression: (node, here) => {
    const [first, second] = operands(node);
    const member = plainName(only(second, node).text);
    const isSpaced = /\W/.test(member); // looked for among all entries, in any spacing
    const path = freePath(node, here);
    if (path !== null) here.reads.add(path);
    const source = here.compile(only(first, node), path === null ? here : { ...here, reads: new Set() });
    const at = here.at(only(second, node));
    return (scope, run) => {
      const value = source(scope, run);
      if (value === null) return null;
      if (isFeelList(value) || isSpaced) spendOn(run, value);
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
  const seen = new Set<string>();
  const twice = entries.find(({ name }) => seen.size === seen.add(name).size);
  if (twice !== undefined) return (_scope, run) => fail(run, `${twice.name} stands twice in a context`, at);
  return (scope, run) => {
    const context = new Map<string, FeelValue>();
    const inner = { names: context, parent: scope };
    for (const { name, code } of entries) context.set(name, code(inner, run));
    return bounded(run, context);
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
