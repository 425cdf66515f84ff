import { boxesIn, placeOfRule } from '#definitions/decisions';
import type { Check, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import { boundNames } from '#definitions/rule-names';
import { shapeOf as cellShape, factShapes, type Ground, HINTS, type Shapes } from '#definitions/shapes';
import { nearestName } from '#definitions/vocabulary';
import type { Linked, Ruleset } from '#rules/dmn/linked';
import type { Boxed, Cell, DecisionTable, DmnModel, ItemDefinition } from '#rules/dmn/model';
import type { TypeNamed } from '#rules/dmn/types';
import type { Fault } from '#rules/feel/infer/view';
import { type Shape, shapeOfType } from '#rules/feel/shape';
import type { At } from '#rules/position';

/**
 * FEEL never stops: what it cannot do is null, and a bill or a refusal is then decided by an accident. So what can be known
 * before a rule runs is said where it stands: a name that its decision does not require, operands, arguments and cells of
 * kinds that do not go together, a day that does not exist. Facts have the types of facts.yaml. Files that do not link are
 * left to what is said of that.
 */
export const rulesCheck: Check = {
  name: 'rule',
  about: 'Rules name what their decision requires; operands, arguments and cells are of kinds that go together.',
  run: (draft, findings) => {
    const facts = factShapes(draft);
    const { models, ruleset } = draft.tariffs;
    if (ruleset !== undefined) checkModels(models, ruleset, facts, undefined, findings);
    for (const service of draft.services.values()) {
      const { rules } = service;
      if (rules.ruleset !== undefined) checkModels(rules.models, rules.ruleset, facts, service, findings);
    }
  },
};

function checkModels(
  models: readonly DmnModel[],
  ruleset: Ruleset,
  facts: Shapes,
  service: DraftService | undefined,
  findings: Findings,
): void {
  for (const { model, elements, typeNamed } of ruleset.models) {
    if (!models.includes(model)) continue;
    sayUnknownTypes(model, typeNamed, service, findings);
    for (const element of [...model.decisions, ...model.knowledge]) {
      const linked = elements.find(({ id }) => id === element.id);
      if (linked === undefined || linked.kind === 'input') continue;
      const boxes = boxesIn(element.logic);
      const names = namesFor(linked, element.logic, facts);
      const note = (cell: Cell, fault: Fault) => sayFault(cell, fault, names, element.id, service, findings);
      // Inside a boxed filter any name may be a member of the item.
      const view: Ground = { names, open: boxes.some(({ kind }) => kind === 'filter'), note };
      for (const box of boxes) checkBox(box, typeNamed, view);
    }
  }
}

/** A type nobody defines takes any value: a slip in its name would switch the check of values off. */
function sayUnknownTypes(
  model: DmnModel,
  typeNamed: TypeNamed,
  service: DraftService | undefined,
  findings: Findings,
): void {
  const named = model.itemDefinitions.map(({ name }) => name);
  for (const { typeRef, at } of typeRefsIn(model)) {
    if (typeRef === null || typeNamed(typeRef) !== undefined) continue;
    const near = nearestName(typeRef, [...BASIC_NAMES, ...named]);
    const fix = near === undefined ? 'name a type of FEEL or an itemDefinition' : `write ${near}`;
    findings.error(placeOfRule(at, service), 'rule/unknown-type', `There is no type ${typeRef}`, fix);
  }
}

/** What most types are called. */
const BASIC_NAMES = ['number', 'string', 'boolean', 'date', 'time', 'date and time', 'Any'];

interface Typed {
  readonly typeRef: string | null;
  readonly at: At;
}

function typeRefsIn(model: DmnModel): readonly Typed[] {
  const logic = [...model.decisions, ...model.knowledge].flatMap((element) => boxesIn(element.logic));
  const columns = logic.flatMap((box): readonly Typed[] => {
    if (box.kind === 'table') return [...box.inputs, ...box.outputs];
    if (box.kind === 'function') return box.parameters;
    if (box.kind === 'relation') return box.columns;
    return box.kind === 'context' ? box.entries.flatMap(({ variable }) => variable ?? []) : [];
  });
  const items = model.itemDefinitions.flatMap(function within(item): readonly ItemDefinition[] {
    return [item, ...item.components.flatMap(within)];
  });
  return [...model.inputs, ...model.decisions, ...model.knowledge, ...logic, ...columns, ...items];
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

function checkBox(box: Boxed, typeNamed: TypeNamed, ground: Ground): void {
  if (box.kind === 'literal') cellShape('expression', box.cell, ground);
  if (box.kind === 'table') checkTable(box, typeNamed, ground);
}

function checkTable(table: DecisionTable, typeNamed: TypeNamed, ground: Ground): void {
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
      sayOtherKind(result, found, declared(table.outputs[i]?.typeRef ?? null), ground);
    }
  }
}

/** A result that is not what its column promises becomes null. */
function sayOtherKind(cell: Cell, found: Shape | null, wanted: Shape | null, { note }: Ground): void {
  if (found === null || wanted === null || found.kind === wanted.kind) return;
  if (found.kind === 'list' || wanted.kind === 'list' || (found.kind === 'date' && wanted.kind === 'dateTime')) return;
  const message = `the column gives ${wanted.kind}, not ${found.kind}`;
  note(cell, { what: 'unlike', message, from: 0, to: cell.text.trimEnd().length });
}

function sayFault(
  cell: Cell,
  { what, message, from, to }: Fault,
  names: Shapes,
  element: string,
  service: DraftService | undefined,
  findings: Findings,
): void {
  const start = placeOfRule(cell.locate(from), service);
  const end = cell.locate(to);
  const near = what === 'unknown-name' ? nearestName(cell.text.slice(from, to), names.keys()) : undefined;
  const fix = near === undefined ? HINTS[what] : `write ${near}, or ${HINTS[what]}`;
  findings.error({ ...start, endLine: end.line, endColumn: end.column }, `rule/${what}`, message, fix, element);
}
