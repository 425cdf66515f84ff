import type { Actor, Command } from '#engine/command';
import { pullBills } from '#engine/corrections';
import type { Fact } from '#engine/fact';
import type { Patch } from '#engine/patch';
import { registryAgency } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { agentOf, emit, freshId, learnFact, requireOpen, requireOwner, signature, type Walk } from '#engine/walk';
import { deadline } from '#terms/calendar';
import { canonical, type JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';

/**
 * The applicant says that a value is wrong. Where its registry names who corrects it, it goes before its holder. The case goes
 * on with both values side by side; what computes from a fact on which a right or an amount hangs waits.
 */
export function dispute(walk: Walk, command: Command & { readonly kind: 'dispute' }): void {
  requireOpen(walk);
  requireOwner(walk, null, command.by);
  const { fact: name, declared, text, by } = command;
  const fact = walk.facts.get(name);
  if (fact === undefined)
    throw new Refusal<EngineRefusal>('fact-unknown', `The case does not know ${name}`, { fact: name });
  const before = walk.state.corrections?.some((one) => one.fact === name) === true;
  if (before || (fact.disputed !== undefined && canonical(fact.disputed.declared) === canonical(declared))) {
    throw new Refusal<EngineRefusal>('already-disputed', `${name} has been disputed so`, { fact: name });
  }
  if (fact.source.kind !== 'fetched')
    throw new Refusal<EngineRefusal>('fact-not-fetched', `${name} comes from no registry`, { fact: name });
  learnFact(walk, name, { ...fact, disputed: { declared, at: walk.moment } });
  sayDisputed(walk, name, fact, by, { declared, text }, agentOf(by));
}

/** What the applicant declared wrong before sending stands in the chain from its beginning, value by value. */
export function noteDisputes(walk: Walk, by: Actor): void {
  for (const [name, fact] of walk.facts) {
    if (fact.disputed === undefined) continue;
    const { declared, text = '' } = fact.disputed;
    sayDisputed(walk, name, fact, by, { declared, text });
  }
}

function sayDisputed(
  walk: Walk,
  fact: string,
  known: Fact,
  by: Actor,
  personal: JsonObject,
  agent: ReturnType<typeof agentOf> = {},
): void {
  const correction = correctionOf(walk, fact, known);
  if (correction !== undefined) walk.needs.corrections.push({ id: correction.id, act: walk.acts.length });
  const shut = correction?.waits === true ? pullBills(walk, [fact]) : [];
  const data: Patch & JsonObject = {
    fact,
    ...(correction === undefined ? {} : { correction }),
    ...(shut.length === 0 ? {} : { shut }),
    ...agent,
  };
  emit(walk, { kind: 'fact-disputed', element: null, ...signature(by), data, personal });
}

/** Before whom it goes and until when they answer; undefined where its registry names nobody who corrects it. */
function correctionOf(walk: Walk, fact: string, { source }: Fact) {
  if (source.kind !== 'fetched') return undefined;
  const { program, state, moment } = walk;
  const { registries, services, calendar } = program.government;
  const promise = services.get(registries.get(source.registry)?.correction?.service ?? '')?.file.promise;
  if (promise === undefined) return undefined;
  const read = program.service.file.reads[source.read];
  return {
    id: freshId(walk),
    fact,
    registry: source.registry,
    agency: registryAgency(program, source.registry, state.territory, moment),
    due: deadline(calendar, moment, promise),
    waits: read?.decides?.includes(fact) === true,
  };
}
