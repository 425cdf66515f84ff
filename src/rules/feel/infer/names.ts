import { builtinNamed } from '#rules/feel/builtins';
import { unescape } from '#rules/feel/compile/literals';
import { childNamed, operands } from '#rules/feel/compiling';
import { note, type View, withNames } from '#rules/feel/infer/view';
import { type Node, normalName, plainName } from '#rules/feel/parse';
import type { Shape } from '#rules/feel/shape';

export function variable(node: Node, view: View): Shape | null {
  const known = view.names.get(normalName(node.text));
  if (known !== undefined) return known;
  if (builtinNamed(plainName(node.text)) !== undefined) return { kind: 'function' };
  if (view.open) return null;
  return note(view, 'unknown-name', node, `Nobody knows the name ${plainName(node.text)} here`);
}

export function path(node: Node, view: View): Shape | null {
  const [source, member] = operands(node);
  const shape = source === undefined ? null : view.infer(source, view);
  if (member === undefined || shape?.members === undefined) return null;
  for (const [name, inside] of shape.members) if (normalName(name) === normalName(member.text)) return inside;
  if (shape.open === true) return null;
  return note(view, 'unknown-name', member, `${plainName(source?.text ?? '')} has no ${plainName(member.text)}`);
}

export function context(node: Node, view: View): Shape {
  const members = new Map<string, Shape | null>();
  let within = view;
  for (const entry of node.children) {
    const key = childNamed(entry, 'Key');
    const value = operands(entry).at(-1);
    if (entry.name !== 'ContextEntry' || key === undefined || value === undefined) continue;
    const quoted = childNamed(key, 'StringLiteral');
    const name = quoted === undefined ? plainName(key.text) : unescape(quoted.text);
    members.set(name, view.infer(value, within));
    within = withNames(within, [[name, members.get(name) ?? null]]);
  }
  return { kind: 'context', members };
}

export function definition(node: Node, view: View): Shape {
  const parameters = (childNamed(node, 'FormalParameters')?.children ?? []).flatMap(
    (one) => childNamed(one, 'ParameterName')?.text ?? [],
  );
  const body = childNamed(node, 'FunctionBody');
  const within = withNames(
    view,
    parameters.map((name) => [name, null]),
  );
  for (const part of body === undefined ? [] : operands(body)) view.infer(part, within);
  return { kind: 'function' };
}

/** `for`, `some`, `every`: what the names run through is not known. */
export function iteration(node: Node, view: View): Shape {
  let within = withNames(view, [['partial', { kind: 'list' }]]);
  for (const part of childNamed(node, 'InExpressions')?.children ?? []) {
    const name = childNamed(part, 'Name');
    const domain = childNamed(part, 'IterationContext');
    if (name === undefined || domain === undefined) continue;
    for (const end of operands(domain)) view.infer(end, within);
    within = withNames(within, [[name.text, null]]);
  }
  const body = operands(node).at(-1);
  if (body !== undefined) view.infer(body, within);
  return { kind: node.name === 'ForExpression' ? 'list' : 'boolean' };
}

export function filter(node: Node, view: View): null {
  const [list, test] = operands(node);
  if (list !== undefined) view.infer(list, view);
  if (test !== undefined) view.infer(test, { ...withNames(view, [['item', null]]), open: true });
  return null;
}
