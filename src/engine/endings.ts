import type { CaseStatus, Command, Token } from '#engine/case';
import type { EngineRefusal } from '#engine/refusals';
import { agentOf, bindingAt, emit, requireOpen, requireOwner, signature, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

/** A token reaches an end event: it goes, and the event's outcome counts once no token is left. */
export function reachEnd(walk: Walk, token: Token): void {
  const outcome = bindingAt(walk, token.node).outcome ?? 'done';
  emit(walk, { kind: 'passed', element: token.node, data: { outcome, take: [token.id] } });
}

/** BPMN 2.0.2, 13.5.6: everything else of the case ends with it. */
export function terminate(walk: Walk, token: Token): void {
  endCase(walk, token.node, bindingAt(walk, token.node).outcome ?? 'done');
}

/** Called when nothing is left to move. */
export function endWhenDone(walk: Walk): void {
  const { status, tokens, outcome } = walk.state;
  if (status === 'open' && tokens.length === 0) endCase(walk, null, outcome ?? 'done');
}

/** The applicant takes the application back; not once the agencies have been paid. */
export function withdraw(walk: Walk, command: Command & { readonly kind: 'withdraw' }): void {
  requireOpen(walk);
  requireOwner(walk, null, command.by);
  if (walk.state.locked) throw new Refusal<EngineRefusal>('already-paid', 'A paid case can no longer be withdrawn');
  emit(walk, {
    kind: 'withdrawn',
    element: null,
    ...signature(command.by),
    data: agentOf(command.by),
    personal: { reason: command.reason },
  });
  endCase(walk, null, 'withdrawn');
}

function endCase(walk: Walk, element: string | null, status: Exclude<CaseStatus, 'open'>): void {
  for (const wait of walk.state.open) {
    if (isBill(walk, wait.kind, wait.node)) walk.needs.billsEnded.push({ wait: wait.id, as: 'cancelled' });
  }
  emit(walk, { kind: 'ended', element, data: { status } });
}

function isBill(walk: Walk, kind: string, node: string): boolean {
  return kind === 'message' && bindingAt(walk, node).bill !== undefined;
}
