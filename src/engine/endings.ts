import type { ProcessNode } from '#definitions/process';
import { calledOf } from '#engine/called';
import type { CaseStatus, Outcome, Token } from '#engine/case';
import type { Command } from '#engine/command';
import type { Patch } from '#engine/patch';
import type { EngineRefusal } from '#engine/refusals';
import { cutScope } from '#engine/scopes';
import { agentOf, bindingAt, emit, requireOpen, requireOwner, signature, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

/** A token reaches an end event: it goes, and the event's outcome counts once no token is left. */
export function reachEnd(walk: Walk, token: Token): void {
  emit(walk, { kind: 'passed', element: token.node, data: endPatch(walk, token) });
}

export function isEnd({ type }: Pick<ProcessNode, 'type'>): boolean {
  return type === 'endEvent' || type.endsWith('EndEvent');
}

/** What a called service ends with is for its caller to judge: by its facts, or by an error that it throws. */
function outcomeAt(walk: Walk, element: string): Outcome | undefined {
  return calledOf(element) === undefined ? bindingAt(walk, element).outcome : undefined;
}

/** What an end event changes. Inside a sub-process only an outcome that is bound counts. */
export function endPatch(walk: Walk, token: Token): Patch & { readonly outcome?: 'done' | 'refused' | 'lapsed' } {
  const outcome = outcomeAt(walk, token.node) ?? (token.scope === undefined ? 'done' : undefined);
  return { ...(outcome === undefined ? {} : { outcome }), take: [token.id] };
}

/** BPMN 2.0.2, 13.5.6: the innermost scope ends with all that is in it, and completes; at the top of the case the case. */
export function terminate(walk: Walk, token: Token): void {
  const outcome = outcomeAt(walk, token.node);
  const beside = (walk.state.scopes ?? []).some(({ kind }) => kind === 'pool');
  if (token.scope === undefined && !beside) return endCase(walk, token.node, outcome ?? 'done');
  const reached = outcome ?? (token.scope === undefined ? 'done' : undefined);
  const data = { ...(reached === undefined ? {} : { outcome: reached }), ...cutScope(walk, token.scope ?? 0) };
  emit(walk, { kind: 'passed', element: token.node, data });
}

/** Called when nothing is left to move. */
export function endWhenDone(walk: Walk): void {
  const { status, tokens, scopes, outcome } = walk.state;
  if (status === 'open' && tokens.length === 0 && scopes === undefined) endCase(walk, null, outcome ?? 'done');
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

/** The case is over. */
export function endCase(walk: Walk, element: string | null, status: Exclude<CaseStatus, 'open'>): void {
  for (const wait of walk.state.open) {
    if (isBill(walk, wait.kind, wait.node)) walk.needs.billsEnded.push({ wait: wait.id, as: 'cancelled' });
  }
  emit(walk, { kind: 'ended', element, data: { status } });
}

function isBill(walk: Walk, kind: string, node: string): boolean {
  return kind === 'message' && bindingAt(walk, node).bill !== undefined;
}
