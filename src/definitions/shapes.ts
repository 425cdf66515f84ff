import type { Draft } from '#definitions/draft';
import { FACT_KINDS } from '#definitions/schema/facts';
import type { Cell } from '#rules/dmn/model';
import { inferShape } from '#rules/feel/infer';
import type { Fault, View } from '#rules/feel/infer/view';
import { type Grammar, grammarFor, type NameTree, normalName, parseFeel, type Top } from '#rules/feel/parse';
import type { Shape } from '#rules/feel/shape';
import { Refusal } from '#terms/refusal';

/** What is known of the values behind names; null where nothing is. */
export type Shapes = ReadonlyMap<string, Shape | null>;

/** What the cells of one element can see, and where their faults go. */
export interface Ground {
  readonly names: Shapes;
  readonly open: boolean;
  readonly note: (cell: Cell, fault: Fault) => void;
}

/** The shape of what a cell answers. FEEL that cannot be read has been said where the files are linked. */
export function shapeOf(
  top: Top,
  cell: Cell,
  { names, open, note }: Ground,
  tested: Shape | null = null,
): Shape | null {
  const text = cell.text.trim();
  if (text === '' || text === '-') return null;
  const view: Omit<View, 'infer'> = {
    names: readied(names).shapes,
    open,
    tested,
    note: (fault) => note(cell, fault),
  };
  try {
    return inferShape(parseFeel(readied(names).grammar, top, cell.text, cell.locate), view);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

interface Readied {
  readonly grammar: Grammar;
  /** By normal name. */
  readonly shapes: Shapes;
}

/** Cells of one element, and often of one file, see the same names. */
const seen = new WeakMap<Shapes, Readied>();

function readied(names: Shapes): Readied {
  const known = seen.get(names);
  if (known !== undefined) return known;
  const shapes = new Map([...names].map(([name, shape]) => [normalName(name), shape]));
  const made = { grammar: grammarFor(treeOf(names)), shapes };
  seen.set(names, made);
  return made;
}

function treeOf(shapes: Shapes): NameTree {
  const entries = [...shapes].map(
    ([name, shape]) => [name, shape?.members === undefined ? 1 : treeOf(shape.members)] as const,
  );
  return Object.fromEntries(entries);
}

/** Facts as rules see them: `vehicle.cc` is the member `cc` of `vehicle`, and the days of filing and payment stand in `on`. */
export function factShapes(draft: Draft): Shapes {
  const roots = new Map<string, Map<string, Shape | null>>();
  for (const [id, { type }] of draft.factTypes) {
    const [root = '', member = '', ...deeper] = id.split('.');
    const members = roots.get(root) ?? new Map<string, Shape | null>();
    members.set(member, deeper.length > 0 ? null : { kind: FACT_KINDS[type] });
    roots.set(root, members);
  }
  const shapes = new Map<string, Shape | null>(
    [...roots].map(([root, members]) => [root, { kind: 'context', members, open: true }]),
  );
  const day: Shape = { kind: 'date' };
  return shapes.set('on', {
    kind: 'context',
    members: new Map([
      ['filed', day],
      ['paid', day],
    ]),
  });
}

export const HINTS: { readonly [what in Fault['what']]: string } = {
  'unknown-name': 'add an informationRequirement or knowledgeRequirement to the decision, or correct the name',
  unlike: 'compare and compute values of one kind; convert with number(), string() or date()',
  call: 'give the function the arguments it takes',
  literal: 'write a day, time or duration that exists',
};
