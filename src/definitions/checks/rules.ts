import { boxesIn, placeOfRule } from '#definitions/decisions';
import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import { boundNames } from '#definitions/rule-names';
import type { FactType } from '#definitions/schema';
import { nearestName } from '#definitions/vocabulary';
import type { Linked, Ruleset } from '#rules/dmn/linked';
import type { Boxed, Cell, DecisionTable, DmnModel, ItemDefinition } from '#rules/dmn/model';
import type { TypeNamed } from '#rules/dmn/types';
import { inferShape } from '#rules/feel/infer';
import type { Fault, View } from '#rules/feel/infer/view';
import { grammarFor, type NameTree, normalName, parseFeel, type Top } from '#rules/feel/parse';
import { type Shape, shapeOfType } from '#rules/feel/shape';
import type { At } from '#rules/position';
import { Refusal } from '#terms/refusal';

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
      checkConditions(service, facts, findings);
    }
  },
};

/** Conditions of flows; names that nobody gives are the finding of another check. */
function checkConditions(service: DraftService, facts: Shapes, findings: Findings): void {
  for (const { id, condition, line, column } of service.process?.flows.values() ?? []) {
    if (condition === null) continue;
    const place = { path: `${service.folder}process.bpmn`, line, column };
    const say = ({ what, message }: Fault): void => findings.error(place, `rule/${what}`, message, HINTS[what], id);
    const cell: Cell = { text: condition, locate: () => ({ file: 'process.bpmn', line, column }) };
    const shape = check('expression', cell, { names: facts, open: true, note: (_cell, fault) => say(fault) });
    if (shape !== null && shape.kind !== 'boolean')
      say({ what: 'unlike', message: `a condition is true or false, not ${shape.kind}`, from: 0, to: 0 });
  }
}

type Shapes = ReadonlyMap<string, Shape | null>;

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

/** What the cells of one element can see, and where their faults go. */
interface Ground {
  readonly names: Shapes;
  readonly open: boolean;
  readonly note: (cell: Cell, fault: Fault) => void;
}

function checkBox(box: Boxed, typeNamed: TypeNamed, ground: Ground): void {
  if (box.kind === 'literal') check('expression', box.cell, ground);
  if (box.kind === 'table') checkTable(box, typeNamed, ground);
}

function checkTable(table: DecisionTable, typeNamed: TypeNamed, ground: Ground): void {
  const declared = (typeRef: string | null): Shape | null => {
    const type = typeRef === null ? undefined : typeNamed(typeRef);
    return type === undefined ? null : shapeOfType(type);
  };
  const columns = table.inputs.map(({ expression, typeRef }) => {
    const found = check('expression', expression, ground);
    return declared(typeRef) ?? found;
  });
  for (const { tests, results } of table.rules) {
    for (const [i, test] of tests.entries()) check('unaryTests', test, ground, columns[i] ?? null);
    for (const [i, result] of results.entries()) {
      const found = check('expression', result, ground);
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

/** The shape of what a cell answers. FEEL that cannot be read has been said where the files are linked. */
function check(top: Top, cell: Cell, { names, open, note }: Ground, tested: Shape | null = null): Shape | null {
  const text = cell.text.trim();
  if (text === '' || text === '-') return null;
  const view: Omit<View, 'infer'> = {
    names: new Map([...names].map(([name, shape]) => [normalName(name), shape])),
    open,
    tested,
    note: (fault) => note(cell, fault),
  };
  try {
    return inferShape(parseFeel(grammarFor(treeOf(names)), top, cell.text, cell.locate), view);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function treeOf(shapes: Shapes): NameTree {
  const entries = [...shapes].map(
    ([name, shape]) => [name, shape?.members === undefined ? 1 : treeOf(shape.members)] as const,
  );
  return Object.fromEntries(entries);
}

const KINDS: { readonly [type in FactType['type']]: Shape['kind'] } = {
  text: 'string',
  date: 'date',
  integer: 'number',
  decimal: 'number',
  rupiah: 'number',
  boolean: 'boolean',
  nik: 'string',
  phone: 'string',
  plate: 'string',
  choice: 'string',
  list: 'list',
};

/** Facts as rules see them: `vehicle.cc` is the member `cc` of `vehicle`, and the days of filing and payment stand in `on`. */
function factShapes(draft: Draft): Shapes {
  const roots = new Map<string, Map<string, Shape | null>>();
  for (const [id, { type }] of draft.factTypes) {
    const [root = '', member = '', ...deeper] = id.split('.');
    const members = roots.get(root) ?? new Map<string, Shape | null>();
    members.set(member, deeper.length > 0 ? null : { kind: KINDS[type] });
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

const HINTS: { readonly [what in Fault['what']]: string } = {
  'unknown-name': 'add an informationRequirement or knowledgeRequirement to the decision, or correct the name',
  unlike: 'compare and compute values of one kind; convert with number(), string() or date()',
  call: 'give the function the arguments it takes',
  literal: 'write a day, time or duration that exists',
};

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
