import type { Node } from '#rules/feel/parse';
import { normalName } from '#rules/feel/parse';
import type { Shape } from '#rules/feel/shape';

/** Why a rule will be null at some place whatever it is asked. `from` and `to` are offsets of the cell's text. */
export interface Fault {
  readonly what: 'unknown-name' | 'unlike' | 'call' | 'literal';
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

export type Infer = (node: Node, view: View) => Shape | null;

/** What is known where an expression stands. */
export interface View {
  readonly infer: Infer;
  /** Names in their normal form. */
  readonly names: ReadonlyMap<string, Shape | null>;
  /** Inside a filter any name may be a member of the item. */
  readonly open: boolean;
  /** What the tests of a cell are about. */
  readonly tested: Shape | null;
  readonly note: (fault: Fault) => void;
}

export function note(view: View, what: Fault['what'], node: Node, message: string): null {
  view.note({ what, message, from: node.from, to: node.from + node.text.length });
  return null;
}

export function withNames(view: View, names: readonly (readonly [string, Shape | null])[]): View {
  return {
    ...view,
    names: new Map([...view.names, ...names.map(([name, shape]) => [normalName(name), shape] as const)]),
  };
}
