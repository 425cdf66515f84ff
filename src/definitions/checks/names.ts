import { boxesIn, placeOfRule } from '#definitions/decisions';
import type { Check, Draft, DraftService } from '#definitions/draft';
import { expressionsOf, itemNames } from '#definitions/expressions';
import type { Findings, Place } from '#definitions/findings';
import { addRefusal } from '#definitions/refused-file';
import { boundNames, namesIn, namesOf, piecesOf } from '#definitions/rule-names';
import { elementsOf, nearestName, placeIn } from '#definitions/vocabulary';
import type { DmnModel } from '#rules/dmn/model';
import { compileExpression } from '#rules/feel/expression';
import { Refusal } from '#terms/refusal';

/** Days a rule may read: the day of filing and the day of paying or quoting. */
const DAYS = ['on.filed', 'on.paid'];

/**
 * In FEEL an unknown name is null, and a condition on null is never true: `vehicle.plat` would send every case the wrong way
 * without an error. So each path that begins with a root of facts.yaml must be a fact, in the process and in DMN.
 */
export const namesCheck: Check = {
  name: 'feel',
  about:
    'Every path in an expression of a process, a write or a decision that begins like a fact is a fact; both are FEEL.',
  run: (draft, findings) => {
    for (const model of draft.tariffs.models) checkModel(draft, model, undefined, findings);
    for (const service of draft.services.values()) {
      for (const model of service.rules.models) checkModel(draft, model, service, findings);
      checkConditions(draft, service, findings);
      checkWrites(draft, service, findings);
    }
  },
};

function checkConditions(draft: Draft, service: DraftService, findings: Findings): void {
  const path = `${service.folder}process.bpmn`;
  if (service.process === undefined) return;
  const items = itemNames(service.process);
  for (const { element, text, line, column } of expressionsOf(service.process))
    checkExpression(draft, text, { path, line, column }, element, findings, items);
}

function checkWrites(draft: Draft, service: DraftService, findings: Findings): void {
  for (const [id, { writes = [] }] of elementsOf(service)) {
    for (const [index, { set }] of writes.entries()) {
      for (const [fact, text] of Object.entries(set)) {
        const place = placeIn(service, 'elements', id, 'writes', index, 'set', fact);
        checkExpression(draft, text, place, id, findings);
      }
    }
  }
}

function checkExpression(
  draft: Draft,
  text: string,
  place: Place,
  element: string,
  findings: Findings,
  items: readonly string[] = [],
): void {
  const { path, line, column } = place;
  try {
    const { names } = compileExpression(text, [...knownNames(draft), ...items], { file: path, line, column });
    for (const name of names) {
      const isItem = items.some((item) => name === item || name.startsWith(`${item}.`));
      if (!isItem && !isKnown(draft, name)) sayUnknown(draft, name, place, findings, element);
    }
  } catch (error) {
    addRefusal(error, path, findings);
  }
}

function checkModel(draft: Draft, model: DmnModel, service: DraftService | undefined, findings: Findings): void {
  const isLinked = (service?.rules ?? draft.tariffs).ruleset !== undefined;
  for (const element of [...model.decisions, ...model.knowledge]) {
    const bound = boundNames(element.logic);
    const roots = rootsOf(draft).filter((root) => !bound.includes(root));
    for (const piece of boxesIn(element.logic).flatMap(piecesOf)) {
      const place = placeOfRule(piece.cell.locate(0), service);
      const read = namesIn([...knownNames(draft), ...bound, ...namesOf(model)], piece);
      if (read instanceof Refusal && !isLinked) addRefusal(read, place.path, findings);
      if (read instanceof Refusal) continue;
      for (const name of read) {
        const isFact = name.includes('.') && roots.includes(rootOf(name));
        if (isFact && !isKnown(draft, name)) sayUnknown(draft, name, place, findings, element.id);
      }
    }
  }
}

function knownNames(draft: Draft): string[] {
  return [...draft.factTypes.keys(), ...DAYS];
}

/** A root alone is the whole context, and a fact may have members of its own (`tax.dueDate.year`). */
function isKnown(draft: Draft, name: string): boolean {
  return knownNames(draft).some((fact) => name === fact || name.startsWith(`${fact}.`) || fact.startsWith(`${name}.`));
}

function sayUnknown(draft: Draft, name: string, place: Place, findings: Findings, element: string): void {
  const near = nearestName(name, knownNames(draft));
  const fix = near === undefined ? 'name a fact of facts.yaml' : `write ${near}`;
  findings.error(place, 'feel/unknown-fact', `Nobody knows ${name}: it would always be null`, fix, element);
}

function rootsOf(draft: Draft): string[] {
  return [...new Set([...[...draft.factTypes.keys()].map(rootOf), 'on'])];
}

function rootOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}
