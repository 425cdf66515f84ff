import type { Linked, LinkedDecision, LinkedInput, Requirement } from '#rules/dmn/linked';
import { deeper, fail, type Run } from '#rules/feel/run';
import { fit } from '#rules/feel/type';
import type { FeelValue } from '#rules/feel/value';

/** One evaluation: what the caller gave, what has been computed, and the run that pays for it. */
export interface Evaluating {
  readonly given: ReadonlyMap<string, FeelValue>;
  readonly values: Map<Linked, FeelValue>;
  readonly run: Run;
}

/** The value of an element: given by the caller, computed before, or computed now. */
export function valueOf(element: Linked, evaluating: Evaluating): FeelValue {
  if (element.kind === 'function') return element.value;
  const known = evaluating.values.get(element);
  if (known !== undefined) return known;
  const given = givenValue(element, evaluating);
  const value = given === undefined ? computed(element, evaluating) : given;
  evaluating.values.set(element, value);
  return value;
}

/** A given value of another type is null with a cause (DMN 1.5, 10.3.2.9.4). */
function givenValue(element: LinkedInput | LinkedDecision, { given, run }: Evaluating): FeelValue | undefined {
  const key = element.keys.find((name) => given.has(name));
  if (key === undefined) return undefined;
  return fit(given.get(key) ?? null, element.type, run, element.name, element.at);
}

function computed(element: LinkedInput | LinkedDecision, evaluating: Evaluating): FeelValue {
  if (element.kind === 'input') return fail(evaluating.run, `${element.name} was not given`, element.at);
  return decisionValue(element, evaluating);
}

/** Computes a decision even if its value was given. */
export function decisionValue(decision: LinkedDecision, evaluating: Evaluating): FeelValue {
  const { run } = evaluating;
  return deeper(run, () => {
    const names = namesFrom(decision.requires, (element) => valueOf(element, evaluating));
    run.where = decision.at;
    return fit(decision.code({ names, parent: null }, run), decision.type, run, decision.name, decision.at);
  });
}

/** The functions a business knowledge model may call. */
export function functionScope(requires: readonly Requirement[]): ReadonlyMap<string, FeelValue> {
  return namesFrom(requires, (element) => (element.kind === 'function' ? element.value : null));
}

/** Imported elements stand in a context under the name of their import. */
function namesFrom(
  requires: readonly Requirement[],
  find: (element: Linked) => FeelValue,
): ReadonlyMap<string, FeelValue> {
  const names = new Map<string, FeelValue>();
  const imports = new Map<string, Map<string, FeelValue>>();
  for (const { prefix, element } of requires) {
    if (prefix === '') {
      names.set(element.name, find(element));
      continue;
    }
    const members = imports.get(prefix) ?? new Map<string, FeelValue>();
    members.set(element.name, find(element));
    imports.set(prefix, members);
    names.set(prefix, members);
  }
  return names;
}
