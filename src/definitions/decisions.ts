import type { Draft, DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import { elementsOf, placeIn } from '#definitions/vocabulary';
import type { Boxed, BusinessKnowledge, DmnDecision, DmnModel, Reference } from '#rules/dmn/model';
import { decisionNamed } from '#rules/dmn/read';
import type { At } from '#rules/position';

/** A decision or knowledge model with the file it stands in. */
export interface Rule {
  readonly model: DmnModel;
  readonly element: DmnDecision | BusinessKnowledge;
}

/** All rules a service can use, or the tariffs alone. */
export function modelsFor(draft: Draft, service?: DraftService): readonly DmnModel[] {
  return [...draft.tariffs.models, ...(service?.rules.models ?? [])];
}

/** What `tariffs/pkb.dmn#pkb` names. */
export function ruleNamed(models: readonly DmnModel[], reference: string): Rule | undefined {
  const [file, name = ''] = reference.split('#');
  const model = models.find((one) => one.file === file);
  const element = model === undefined ? undefined : decisionNamed(model, name);
  return model === undefined || element === undefined ? undefined : { model, element };
}

/** A rule and all rules it needs; those inside a decision service that it calls are needed too. */
export function withNeeded(models: readonly DmnModel[], rule: Rule): readonly Rule[] {
  const found = new Map<DmnDecision | BusinessKnowledge, Rule>();
  const visit = (next: Rule): void => {
    if (found.has(next.element)) return;
    found.set(next.element, next);
    for (const reference of next.element.requires) rulesBehind(models, next.model, reference).forEach(visit);
  };
  visit(rule);
  return [...found.values()];
}

/** A decision or knowledge model; of a decision service what it gives and what it hides; nothing behind an input. */
function rulesBehind(models: readonly DmnModel[], from: DmnModel, { href }: Reference): readonly Rule[] {
  const [namespace = '', id = ''] = href.split('#');
  const model = namespace === '' ? from : models.find((one) => one.namespace === namespace);
  if (model === undefined) return [];
  const element = [...model.decisions, ...model.knowledge].find((one) => one.id === id);
  if (element !== undefined) return [{ model, element }];
  const service = model.services.find((one) => one.id === id);
  const inside = service === undefined ? [] : [...service.outputs, ...service.encapsulated];
  return inside.flatMap((one) => rulesBehind(models, model, one));
}

/** A boxed expression and all expressions inside it. */
export function boxesIn(boxed: Boxed | null): readonly Boxed[] {
  return boxed === null ? [] : [boxed, ...partsOf(boxed).flatMap(boxesIn)];
}

function partsOf(boxed: Boxed): readonly (Boxed | null)[] {
  switch (boxed.kind) {
    case 'literal':
    case 'table':
      return [];
    case 'context':
      return boxed.entries.map((entry) => entry.value);
    case 'invocation':
      return [boxed.callee, ...boxed.bindings.map((binding) => binding.value)];
    case 'list':
      return boxed.items;
    case 'relation':
      return boxed.rows.flat();
    case 'function':
      return [boxed.body];
    case 'conditional':
      return [boxed.condition, boxed.yes, boxed.no];
    case 'filter':
      return [boxed.list, boxed.match];
    case 'for':
      return [boxed.list, boxed.result];
    case 'some':
    case 'every':
      return [boxed.list, boxed.test];
    default:
      return boxed satisfies never;
  }
}

/** Decisions that a service.yaml names, and where. */
export function decisionsNamedBy(service: DraftService): { readonly reference: string; readonly place: Place }[] {
  const named: { reference: string; place: Place }[] = [];
  const { eligibility } = service.file.value.opening;
  if (eligibility !== undefined)
    named.push({ reference: eligibility, place: placeIn(service, 'opening', 'eligibility') });
  for (const [id, { decisions = [], bill }] of elementsOf(service)) {
    const at = (...path: PropertyKey[]): Place => placeIn(service, 'elements', id, ...path);
    for (const [index, { decision }] of decisions.entries())
      named.push({ reference: decision, place: at('decisions', index, 'decision') });
    if (bill?.periods !== undefined) named.push({ reference: bill.periods, place: at('bill', 'periods') });
    for (const [index, { decision }] of (bill?.lines ?? []).entries()) {
      named.push({ reference: decision, place: at('bill', 'lines', index, 'decision') });
    }
  }
  return named;
}

/** Place of something in a DMN file; the file is named by its path in its own folder. */
export function placeOfRule(at: At, service?: DraftService): Place {
  return {
    path: at.file.startsWith('tariffs/') ? at.file : `${service?.folder ?? ''}${at.file}`,
    line: at.line,
    column: at.column,
  };
}
