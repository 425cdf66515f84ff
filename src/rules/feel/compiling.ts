import type { Node } from '#rules/feel/parse';
import { normalName, plainName } from '#rules/feel/parse';
import type { Code } from '#rules/feel/run';
import type { FeelType } from '#rules/feel/type';
import type { FeelValue } from '#rules/feel/value';
import type { At } from '#rules/position';

/** What a handler of a node type gets beside the node. */
export interface Compiling {
  readonly compile: (node: Node, here: Compiling) => Code;
  readonly at: (node: Node) => At;
  /** Names given from outside, by their normal form. */
  readonly known: ReadonlyMap<string, string>;
  /** Names bound by the expression itself (iterators, parameters, context entries), by their normal form. */
  readonly bound: ReadonlyMap<string, string>;
  /** Collects the free names and paths that are read. */
  readonly reads: Set<string>;
  readonly typeNamed: (name: string) => FeelType | undefined;
  /** Inside a filter any name may turn out to be a member of the item. */
  readonly inFilter: boolean;
}

export type Handler = (node: Node, here: Compiling) => Code;
export type Handlers = { readonly [nodeName: string]: Handler };

export function binding(here: Compiling, names: readonly string[]): Compiling {
  const bound = new Map(here.bound);
  for (const name of names) bound.set(normalName(name), name);
  return { ...here, bound };
}

/** The name as its binder wrote it, and whether it is bound inside the expression. */
export function resolveName(here: Compiling, text: string): { readonly name: string; readonly local: boolean } {
  const normal = normalName(text);
  const local = here.bound.get(normal);
  if (local !== undefined) return { name: local, local: true };
  return { name: here.known.get(normal) ?? plainName(text), local: false };
}

const constants = new WeakMap<Code, { readonly value: FeelValue }>();

/** Code that always answers the same value; handlers may fold it. */
export function constant(value: FeelValue): Code {
  const code: Code = () => value;
  constants.set(code, { value });
  return code;
}

export function constantOf(code: Code): { readonly value: FeelValue } | undefined {
  return constants.get(code);
}

/** Children that are expressions, without the punctuation and keywords between them. */
export function operands(node: Node): readonly Node[] {
  return node.children.filter(({ name }) => /^([A-Z?]|null$)/.test(name) && name !== 'ArithOp' && name !== 'CompareOp');
}

export function childNamed(node: Node, name: string): Node | undefined {
  return node.children.find((child) => child.name === name);
}

export function only(node: Node | undefined, parent: Node): Node {
  if (node === undefined) throw new Error(`node ${parent.name} lacks a part: ${parent.text}`);
  return node;
}
