import type { Actor, Command } from '#engine/case';
import type { EngineRefusal } from '#engine/refusals';
import { agentOf, emit, learnFact, requireOpen, requireOwner, signature, type Walk } from '#engine/walk';
import { canonical } from '#terms/json';
import { Refusal } from '#terms/refusal';

/** The applicant says that a value is wrong. The case goes on with the registry's value; whoever reads it sees both. */
export function dispute(walk: Walk, command: Command & { readonly kind: 'dispute' }): void {
  requireOpen(walk);
  requireOwner(walk, null, command.by);
  const { fact: name, declared, text } = command;
  const fact = walk.facts.get(name);
  if (fact === undefined)
    throw new Refusal<EngineRefusal>('fact-unknown', `The case does not know ${name}`, { fact: name });
  if (fact.disputed !== undefined && canonical(fact.disputed.declared) === canonical(declared)) {
    throw new Refusal<EngineRefusal>('already-disputed', `${name} has been disputed so`, { fact: name });
  }
  learnFact(walk, name, { ...fact, disputed: { declared, at: walk.moment } });
  emit(walk, {
    kind: 'fact-disputed',
    element: null,
    ...signature(command.by),
    data: { fact: name, ...agentOf(command.by) },
    personal: { declared, text },
  });
}

/** What the applicant declared wrong before sending stands in the chain from its beginning, value by value. */
export function noteDisputes(walk: Walk, by: Actor): void {
  for (const [fact, { disputed }] of walk.facts) {
    if (disputed === undefined) continue;
    const { declared, text = '' } = disputed;
    const data = { fact };
    emit(walk, { kind: 'fact-disputed', element: null, ...signature(by), data, personal: { declared, text } });
  }
}
