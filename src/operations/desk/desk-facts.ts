import { factsReadBy } from '#definitions/rule-names';
import { elementAt } from '#engine/called';
import type { Program } from '#engine/case';
import type { Fact } from '#engine/fact';
import { compileExpression } from '#rules/feel/expression';

/**
 * Facts that one step's purpose permits: those of its own form, those that the steps before it in its lane read from
 * registries, decide from, bring about, branch on or are bound to see. What other lanes need is not among them.
 */
export function permittedFacts(whole: Program, element: string): readonly string[] {
  const { program, service, id: node } = elementAt(whole, element);
  const { government } = program;
  const names = [...government.facts.keys()];
  const steps = stepsBefore(program, node);
  const bound = steps.flatMap((id) => service.file.elements[id] ?? []);
  const reads = bound.flatMap((one) => one.reads ?? []).flatMap((name) => service.file.reads[name] ?? []);
  const decisions = bound.flatMap((one) => one.decisions ?? []);
  const models = service.rules.models.map(({ model }) => model);
  const permitted = new Set([
    ...reads.flatMap(({ key, facts }) => [key, ...facts]),
    ...factsReadBy(
      models,
      decisions.map(({ decision }) => decision),
      names,
    ),
    ...decisions.flatMap(({ result, results }) => [
      ...(result === undefined ? [] : [result]),
      ...Object.values(results ?? {}),
    ]),
    ...bound.flatMap(({ form, sees = [] }) => [...formFacts(program, form), ...sees]),
    ...steps.flatMap((id) => conditionFacts(program, id, names)),
  ]);
  return names.filter((name) => permitted.has(name));
}

export function formFacts({ service }: Program, form: string | undefined): readonly string[] {
  return Object.keys(service.forms.get(form ?? '')?.schema.properties ?? {});
}

/** The step and all steps of its lane from which the process can come to it. */
function stepsBefore({ service }: Program, node: string): string[] {
  const { nodes, flows } = service.process;
  const lane = nodes.get(node)?.lane;
  const seen = new Set<string>();
  const agenda = [node];
  for (let id = agenda.pop(); id !== undefined; id = agenda.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const here = nodes.get(id);
    agenda.push(...(here?.incoming ?? []).flatMap((flow) => flows.get(flow)?.from ?? []));
    if (here?.attachedTo !== null && here !== undefined) agenda.push(here.attachedTo);
  }
  return [...seen].filter((id) => nodes.get(id)?.lane === lane);
}

function conditionFacts({ service }: Program, node: string, names: readonly string[]): readonly string[] {
  const outgoing = service.process.nodes.get(node)?.outgoing ?? [];
  return outgoing.flatMap((id) => {
    const condition = service.process.flows.get(id)?.condition ?? null;
    return condition === null ? [] : compileExpression(condition, names).names;
  });
}

/** Permitted facts that the case has, in the order of the vocabulary. */
export function shownFacts(
  facts: ReadonlyMap<string, Fact>,
  permitted: readonly string[],
): readonly (readonly [string, Fact])[] {
  return permitted.flatMap((name) => {
    const fact = facts.get(name);
    return fact === undefined ? [] : [[name, fact] as const];
  });
}
