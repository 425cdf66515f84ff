import type { Government, Service } from '#definitions/government';
import { factsReadBy } from '#definitions/rule-names';
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

function findReads({ facts }: Government, { rules }: Service, decision: string): readonly string[] {
  const [file = '', name = ''] = decision.split('#');
  const names = [...facts.keys()];
  const roots = new Set(names.map((fact) => fact.split('.', 1)[0] ?? fact));
  const models = rules.models.map(({ model }) => model);
  const inputs = decisionInputs(rules, { file, decision: name });
  return [...factsReadBy(models, [decision], names), ...inputs.filter((input) => !roots.has(input))];
}
