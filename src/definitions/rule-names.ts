import { boxesIn, ruleNamed, withNeeded } from '#definitions/decisions';
import type { Boxed, Cell, DmnModel } from '#rules/dmn/model';
import { compileExpression, compileUnaryTests } from '#rules/feel/expression';
import { Refusal } from '#terms/refusal';

/** Facts that decisions read, directly or through the rules they need, in the order of `facts`. */
export function factsReadBy(
  models: readonly DmnModel[],
  references: readonly string[],
  facts: readonly string[],
): string[] {
  const read = new Set<string>();
  for (const reference of references) {
    const rule = ruleNamed(models, reference);
    for (const { model, element } of rule === undefined ? [] : withNeeded(models, rule)) {
      const bound = boundNames(element.logic);
      for (const piece of boxesIn(element.logic).flatMap(piecesOf)) {
        const names = namesIn([...facts, ...bound, ...namesOf(model)], piece);
        for (const name of names instanceof Refusal ? [] : names) read.add(name);
      }
    }
  }
  return facts.filter((fact) => [...read].some((name) => name === fact || name.startsWith(`${fact}.`)));
}

/** Names that the rule itself gives a meaning: entries, parameters, columns, iterators. */
export function boundNames(logic: Boxed | null): string[] {
  return boxesIn(logic).flatMap((box): string[] => {
    if (box.kind === 'context') return box.entries.flatMap(({ variable }) => variable?.name ?? []);
    if (box.kind === 'function') return box.parameters.map(({ name }) => name);
    if (box.kind === 'relation') return box.columns.map(({ name }) => name);
    return box.kind === 'for' || box.kind === 'some' || box.kind === 'every' ? [box.iterator] : [];
  });
}

/** What the elements and imports of a file are called. */
export function namesOf(model: DmnModel): string[] {
  const { imports, inputs, decisions, knowledge, services } = model;
  return [...imports, ...inputs, ...decisions, ...knowledge, ...services].map(({ name }) => name);
}

/** FEEL text of a boxed expression, and how it is to be read. */
export interface Piece {
  readonly top: 'expression' | 'unaryTests';
  readonly cell: Cell;
}

export function piecesOf(box: Boxed): Piece[] {
  if (box.kind === 'literal') return [{ top: 'expression', cell: box.cell }];
  if (box.kind !== 'table') return [];
  const tests = box.rules.flatMap((rule) => rule.tests.map((cell): Piece => ({ top: 'unaryTests', cell })));
  const others = [...box.inputs.map((input) => input.expression), ...box.rules.flatMap((rule) => rule.results)];
  const all = [...tests, ...others.map((cell): Piece => ({ top: 'expression', cell }))];
  return all.filter(({ cell }) => !['', '-'].includes(cell.text.trim()));
}

/** Names that a piece reads from outside it; the refusal where it is no FEEL. */
export function namesIn(known: readonly string[], { top, cell }: Piece): readonly string[] | Refusal {
  const compile = top === 'expression' ? compileExpression : compileUnaryTests;
  try {
    return compile(cell.text, known, cell.locate(0)).names;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
