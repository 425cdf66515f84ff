import { boxesIn, placeOfRule } from '#definitions/decisions';
import type { Draft, DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Say } from '#definitions/rule';
import { boundNames } from '#definitions/rule-names';
import { shapeOf as cellShape, factShapes, type Ground, HINTS, type Shapes } from '#definitions/shapes';
import { faultsOfExpressions } from '#definitions/views/expressions';
import { linkedModels } from '#definitions/views/models';
import { perDraft } from '#definitions/views/per-draft';
import { nearestName } from '#definitions/vocabulary';
import type { Linked, LinkedModel } from '#rules/dmn/linked';
import type { Boxed, Cell, DecisionTable } from '#rules/dmn/model';
import type { TypeNamed } from '#rules/dmn/types';
import type { Fault } from '#rules/feel/infer/view';
import { type Shape, shapeOfType } from '#rules/feel/shape';

/** What of a rule can be known to come to nothing before it runs. */
export interface RuleFault extends Pick<Fault, 'what' | 'message'> {
  readonly place: Place;
  readonly fix: string;
  readonly element: string;
}

/** Says the faults of one kind, of all DMN files and drawings. */
export function sayFaults(what: Fault['what'], draft: Draft, say: Say): void {
  for (const fault of [...faultsOfRules(draft), ...faultsOfExpressions(draft)])
    if (fault.what === what) say(fault.place, fault.message, fault.fix, fault.element);
}

/**
 * FEEL never stops: what it cannot do is null, and a bill or a refusal is then decided by an accident. So what can be known
 * before a rule runs is said where it stands. Facts have the types of facts.yaml.
 */
const faultsOfRules = perDraft((draft): readonly RuleFault[] => {
  const facts = factShapes(draft);
  return linkedModels(draft).flatMap((linked) => faultsOfModel(linked, facts, linked.service));
});

function faultsOfModel(
  { model, elements, typeNamed }: LinkedModel,
  facts: Shapes,
  service: DraftService | undefined,
): readonly RuleFault[] {
  const faults: RuleFault[] = [];
  for (const element of [...model.decisions, ...model.knowledge]) {
    const linked = elements.find(({ id }) => id === element.id);
    if (linked === undefined || linked.kind === 'input') continue;
    const boxes = boxesIn(element.logic);
    const names = namesFor(linked, element.logic, facts);
    const note = (cell: Cell, fault: Fault) => faults.push(located(cell, fault, names, element.id, service));
    // Inside a boxed filter any name may be a member of the item.
    const view: Ground = { names, open: boxes.some(({ kind }) => kind === 'filter'), note };
    for (const box of boxes) lookAt(box, typeNamed, view);
  }
  return faults;
}

/** What the logic of an element can name: what it requires, and what it binds itself. */
function namesFor(linked: Exclude<Linked, { kind: 'input' }>, logic: Boxed | null, facts: Shapes): Shapes {
  const names = new Map<string, Shape | null>();
  for (const { prefix, element } of linked.requires) {
    if (prefix === '') names.set(element.name, shapeOf(element, facts));
    else names.set(prefix, null);
  }
  for (const name of boundNames(logic)) names.set(name, null);
  for (const box of boxesIn(logic)) if (box.kind === 'for') names.set('partial', { kind: 'list' });
  return names;
}

function shapeOf(element: Linked, facts: Shapes): Shape | null {
  if (element.kind === 'function') return { kind: 'function' };
  const declared = shapeOfType(element.type);
  return declared ?? (element.kind === 'input' ? (facts.get(element.name) ?? null) : null);
}

function lookAt(box: Boxed, typeNamed: TypeNamed, ground: Ground): void {
  if (box.kind === 'literal') cellShape('expression', box.cell, ground);
  if (box.kind === 'table') lookAtTable(box, typeNamed, ground);
}

function lookAtTable(table: DecisionTable, typeNamed: TypeNamed, ground: Ground): void {
  const declared = (typeRef: string | null): Shape | null => {
    const type = typeRef === null ? undefined : typeNamed(typeRef);
    return type === undefined ? null : shapeOfType(type);
  };
  const columns = table.inputs.map(({ expression, typeRef }) => {
    const found = cellShape('expression', expression, ground);
    return declared(typeRef) ?? found;
  });
  for (const { tests, results } of table.rules) {
    for (const [i, test] of tests.entries()) cellShape('unaryTests', test, ground, columns[i] ?? null);
    for (const [i, result] of results.entries()) {
      const found = cellShape('expression', result, ground);
      noteOtherKind(result, found, declared(table.outputs[i]?.typeRef ?? null), ground);
    }
  }
}

/** A result that is not what its column promises becomes null. */
function noteOtherKind(cell: Cell, found: Shape | null, wanted: Shape | null, { note }: Ground): void {
  if (found === null || wanted === null || found.kind === wanted.kind) return;
  if (found.kind === 'list' || wanted.kind === 'list' || (found.kind === 'date' && wanted.kind === 'dateTime')) return;
  const message = `the column gives ${wanted.kind}, not ${found.kind}`;
  note(cell, { what: 'unlike', message, from: 0, to: cell.text.trimEnd().length });
}

function located(
  cell: Cell,
  { what, message, from, to }: Fault,
  names: Shapes,
  element: string,
  service: DraftService | undefined,
): RuleFault {
  const start = placeOfRule(cell.locate(from), service);
  const end = cell.locate(to);
  const near = what === 'unknown-name' ? nearestName(cell.text.slice(from, to), names.keys()) : undefined;
  const fix = near === undefined ? HINTS[what] : `write ${near}, or ${HINTS[what]}`;
  return { what, place: { ...start, endLine: end.line, endColumn: end.column }, message, fix, element };
}
