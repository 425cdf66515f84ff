import type { Token } from '#engine/case';
import { leave } from '#engine/flows';
import { emit, nodeAt, type Walk } from '#engine/walk';

/** An element that needs nobody: the token goes straight on. */
export function pass(walk: Walk, token: Token, agency: Parameters<typeof emit>[1]['agency'] = null): void {
  emit(walk, { kind: 'passed', element: token.node, agency, data: leave(walk, token) });
}

/**
 * BPMN 2.0.2, 13.4.1: one token of each incoming flow, counted by flow and not by arrivals; what a flow has too many
 * waits for the next time.
 */
export function join(walk: Walk, token: Token): void {
  const { incoming } = nodeAt(walk, token.node);
  if (incoming.length < 2) return pass(walk, token);
  const first = incoming.map((flow) => walk.state.tokens.find((one) => one.node === token.node && one.flow === flow));
  const take = first.flatMap((one) => (one === undefined ? [] : [one.id]));
  if (take.length < incoming.length) return;
  emit(walk, { kind: 'passed', element: token.node, data: { ...leave(walk, token), take } });
}
