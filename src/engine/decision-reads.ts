import type { Government, Service } from '#definitions/government';
import { factsReadBy } from '#definitions/rule-names';
import type { FactType } from '#definitions/schema/facts';
import type { Program } from '#engine/case';
import { decisionInputs } from '#rules/dmn/evaluate';

const known = new WeakMap<Service, Map<string, readonly string[]>>();

/** What a decision reads: facts of the government, and what else it is asked with (`on`, `period`, the item of a loop). Found once. */
export function readsOf({ government, service }: Program, decision: string): readonly string[] {
  const reads = known.get(service) ?? new Map<string, readonly string[]>();
  known.set(service, reads);
  const found = reads.get(decision) ?? findReads(government, service, decision);
  reads.set(decision, found);
  return found;
}

const vocabularies = new WeakMap<Service, ReadonlyMap<string, FactType>>();

/** Facts in the places that the rules of a service name; each further service of a government would else cost all the others. */
export function vocabularyOf({ government, service }: Program): ReadonlyMap<string, FactType> {
  const found = vocabularies.get(service) ?? factsOfRules(government, service);
  vocabularies.set(service, found);
  return found;
}

function factsOfRules({ facts }: Government, { rules }: Service): ReadonlyMap<string, FactType> {
  const named = new Set(rules.models.flatMap(({ model }) => model.inputs.map(({ name }) => rootOf(name))));
  return new Map([...facts].filter(([fact]) => named.has(rootOf(fact))));
}

function rootOf(path: string): string {
  return path.split('.', 1)[0] ?? path;
}

function findReads({ facts }: Government, { rules }: Service, decision: string): readonly string[] {
  const [file = '', name = ''] = decision.split('#');
  const names = [...facts.keys()];
  const roots = new Set(names.map(rootOf));
  const models = rules.models.map(({ model }) => model);
  const inputs = decisionInputs(rules, { file, decision: name });
  return [...factsReadBy(models, [decision], names), ...inputs.filter((input) => !roots.has(input))];
}
