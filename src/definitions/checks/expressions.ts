import type { Check, Draft, DraftService } from '#definitions/draft';
import { type Expressed, expressionsOf, itemNames, type Purpose } from '#definitions/expressions';
import type { Findings, Place } from '#definitions/findings';
import type { Process, ProcessNode } from '#definitions/process';
import { factShapes, HINTS, KINDS, type Shapes, shapeOf } from '#definitions/shapes';
import { knowsFact } from '#definitions/vocabulary';
import type { Cell } from '#rules/dmn/model';
import { compileExpression } from '#rules/feel/expression';
import type { Shape } from '#rules/feel/shape';
import { Refusal } from '#terms/refusal';

/**
 * Conditions, scripts, timers and counts of a process are FEEL over the facts of the case: what is of the wrong kind would hold
 * every case at that element. A script gives facts of their types; a list that an activity goes through is a fact. When a timer
 * is due stands in clear, so it is computed from nothing personal. Names that nobody gives are another check's finding.
 */
export const expressionsCheck: Check = {
  name: 'expression',
  about:
    'Expressions of a process are of the kind their place asks for, its lists and scripts are facts of their types.',
  run: (draft, findings) => {
    const facts = factShapes(draft);
    for (const service of draft.services.values()) {
      if (service.process === undefined) continue;
      const names = new Map([...facts, ...itemNames(service.process).map((item) => [item, null] as const)]);
      for (const expressed of expressionsOf(service.process))
        checkExpressed(draft, service, expressed, names, findings);
      checkLists(draft, service, service.process, findings);
    }
  },
};

const WANTED: { readonly [purpose in Purpose]: readonly [what: string, ...kinds: Shape['kind'][]] } = {
  condition: ['a condition is true or false', 'boolean'],
  until: ['a condition to stop is true or false', 'boolean'],
  cardinality: ['how often it runs is a number', 'number'],
  script: ['a script gives a context of facts', 'context'],
  timer: ['a timer is a date, a date and time or a duration', 'date', 'dateTime', 'daysTime', 'yearsMonths'],
};

function checkExpressed(
  draft: Draft,
  service: DraftService,
  expressed: Expressed,
  names: Shapes,
  findings: Findings,
): void {
  const { element, purpose, text, line, column } = expressed;
  const place = placeOf(service, expressed);
  const cell: Cell = { text, locate: () => ({ file: 'process.bpmn', line, column }) };
  const shape = shapeOf('expression', cell, {
    names,
    open: true,
    note: (_cell, { what, message }) => findings.error(place, `rule/${what}`, message, HINTS[what], element),
  });
  const [what, ...kinds] = WANTED[purpose];
  if (shape !== null && !kinds.includes(shape.kind))
    findings.error(place, 'rule/unlike', `${what}, not ${shape.kind}`, HINTS.unlike, element);
  else if (shape !== null && purpose === 'script') checkGiven(draft, shape, place, element, findings);
  if (purpose === 'timer') checkTimer(draft, text, place, element, findings);
}

/** `error` raises; everything else a script gives is a fact. */
function checkGiven(draft: Draft, { members = new Map() }: Shape, place: Place, id: string, findings: Findings): void {
  for (const [name, shape] of members) {
    if (name === 'error' || !knowsFact(draft, name, place, findings)) continue;
    const type = draft.factTypes.get(name)?.type;
    if (type === undefined || shape === null || shape.kind === KINDS[type]) continue;
    findings.error(place, 'rule/unlike', `${name} is a ${type}, not ${shape.kind}`, HINTS.unlike, id);
  }
}

function checkTimer(draft: Draft, text: string, place: Place, element: string, findings: Findings): void {
  const read = namesIn(text, [...draft.factTypes.keys(), 'on']);
  const personal = read.find((name) => draft.factTypes.get(name)?.personal === true);
  if (personal === undefined) return;
  const message = `${element} is due by ${personal}, which is personal: its time would stand in clear`;
  findings.error(place, 'expression/personal-timer', message, 'compute it from a fact that is not personal', element);
}

function namesIn(text: string, known: readonly string[]): readonly string[] {
  try {
    return compileExpression(text, known).names;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

function checkLists(draft: Draft, service: DraftService, { nodes }: Process, findings: Findings): void {
  for (const node of nodes.values()) {
    for (const list of [node.instances?.list, node.instances?.outputs]) {
      const place = placeOf(service, node);
      if (list === null || list === undefined || !knowsFact(draft, list, place, findings)) continue;
      const type = draft.factTypes.get(list)?.type ?? 'list';
      if (type === 'list') continue;
      const message = `${node.id} goes through ${list}, which is a ${type}`;
      findings.error(place, 'expression/no-list', message, 'name a fact of type list', node.id);
    }
    const { output = null } = node.instances ?? {};
    if (output !== null) knowsFact(draft, output, placeOf(service, node), findings);
  }
}

function placeOf({ folder }: DraftService, { line, column }: Pick<ProcessNode, 'line' | 'column'>): Place {
  return { path: `${folder}process.bpmn`, line, column };
}
