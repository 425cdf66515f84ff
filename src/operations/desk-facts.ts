import { ruleNamed, withNeeded } from '#definitions/decisions';
import { factsReadBy } from '#definitions/rule-names';
import type { Fact, Program } from '#engine/case';
import type { DmnModel } from '#rules/dmn/model';
import { compileExpression } from '#rules/feel/expression';

/**
 * Facts that one step's purpose permits: those of its own form, those that the steps before it in its lane read from
 * registries, decide from, bring about or branch on. What other lanes need is not among them.
 */
export function permittedFacts(program: Program, node: string): readonly string[] {
  const { government, service } = program;
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
      withServices(
        models,
        decisions.map(({ decision }) => decision),
      ),
      names,
    ),
    ...decisions.flatMap(({ result, results }) => [
      ...(result === undefined ? [] : [result]),
      ...Object.values(results ?? {}),
    ]),
    ...bound.flatMap(({ form }) => formFacts(program, form)),
    ...steps.flatMap((id) => conditionFacts(program, id, names)),
  ]);
  return names.filter((name) => permitted.has(name));
}

/** Decisions with those that they call as decision services, each under the path its model is read from. */
function withServices(models: readonly DmnModel[], references: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const agenda = [...references];
  for (let reference = agenda.pop(); reference !== undefined; reference = agenda.pop()) {
    if (found.has(reference)) continue;
    found.add(reference);
    const rule = ruleNamed(models, reference);
    if (rule === undefined) continue;
    for (const { model, element } of withNeeded(models, rule)) {
      agenda.push(...element.requires.flatMap(({ href }) => decisionsOf(models, model, href)));
    }
  }
  return [...found];
}

/** The decisions behind a reference to a decision service; none where it is something else. */
function decisionsOf(models: readonly DmnModel[], from: DmnModel, href: string): readonly string[] {
  const [namespace = '', id = ''] = href.split('#');
  const model = namespace === '' ? from : models.find((one) => one.namespace === namespace);
  const service = model?.services.find((one) => one.id === id);
  const inside = [...(service?.outputs ?? []), ...(service?.encapsulated ?? [])];
  return inside.map((one) => `${model?.file ?? ''}#${one.href.slice(one.href.indexOf('#') + 1)}`);
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
