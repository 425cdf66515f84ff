import type { Boxed, Cell } from '#rules/dmn/model';
import { namesOfType, type TypeNamed } from '#rules/dmn/types';
import { compileIn } from '#rules/feel/expression';
import { type Grammar, grammarFor, type NameTree, type Top } from '#rules/feel/parse';
import { type Code, fail } from '#rules/feel/run';
import { Refusal } from '#terms/refusal';

/** Where a boxed expression stands: the names and types it can use, and whose logic it is. */
export interface Place {
  readonly file: string;
  /** Name of the decision or business knowledge model. */
  readonly owner: string;
  readonly names: NameTree;
  readonly typeNamed: TypeNamed;
  readonly compile: (top: Top, cell: Cell) => Code;
  /** The member names of what an expression answers, for paths over it. */
  readonly namesOf: (boxed: Boxed, typeRef: string | null) => NameTree | 1;
  readonly namesOfRef: (typeRef: string | null) => NameTree | 1;
  /** Tolerant reading turns FEEL that cannot be read into null with a cause, instead of refusing the file. */
  readonly tolerant: boolean;
}

export function makePlace(
  file: string,
  owner: string,
  names: NameTree,
  typeNamed: TypeNamed,
  tolerant: boolean,
): Place {
  let grammar: Grammar | undefined;
  const compile: Place['compile'] = (top, cell) => {
    grammar ??= grammarFor(names);
    const known = grammar;
    const read = (): Code => compileIn(known, top, cell.text, cell.locate, typeNamed).code;
    return tolerant ? orNull(read, cell) : read();
  };
  const namesOfRef: Place['namesOfRef'] = (typeRef) =>
    typeRef === null ? 1 : namesOfType(typeNamed(typeRef) ?? { kind: 'any' });
  const namesOf: Place['namesOf'] = (boxed, typeRef) => {
    const declared = namesOfRef(typeRef ?? boxed.typeRef);
    return declared === 1 ? shapeOf(boxed, namesOf) : declared;
  };
  return { file, owner, names, typeNamed, compile, namesOf, namesOfRef, tolerant };
}

function orNull(read: () => Code, cell: Cell): Code {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const at = cell.locate(0);
    return (_scope, run) => fail(run, error.message, at);
  }
}

export function withNames(place: Place, names: NameTree): Place {
  return makePlace(place.file, place.owner, { ...place.names, ...names }, place.typeNamed, place.tolerant);
}

/** The member names an expression shows by its form. */
function shapeOf(boxed: Boxed, namesOf: Place['namesOf']): NameTree | 1 {
  const tree: { [name: string]: NameTree | 1 } = {};
  if (boxed.kind === 'context') {
    for (const { variable, value } of boxed.entries) {
      if (variable === null) return value === null ? 1 : namesOf(value, null);
      tree[variable.name] = value === null ? 1 : namesOf(value, variable.typeRef);
    }
    return tree;
  }
  if (boxed.kind === 'relation') {
    for (const { name } of boxed.columns) tree[name] = 1;
    return tree;
  }
  if (boxed.kind === 'table' && boxed.outputs.length > 1) {
    for (const { name } of boxed.outputs) if (name !== null) tree[name] = 1;
    return tree;
  }
  if (boxed.kind === 'conditional') return namesOf(boxed.yes, null);
  return boxed.kind === 'filter' ? namesOf(boxed.list, null) : 1;
}
