import type { CaseState, Token } from '#engine/case';
import { leave } from '#engine/flows';
import { tokensIn } from '#engine/scopes';
import { emit, nodeAt, stationAt, type Walk } from '#engine/walk';
import type { AgencyId } from '#terms/ids';

/** An element that needs nobody: the token goes straight on. */
export function pass(walk: Walk, token: Token, agency: AgencyId | null = null, element = token.node): void {
  passBy(walk, token, [token.id], agency, element);
}

/**
 * BPMN 2.0.2, 13.4.1: one token of each incoming flow, counted by flow and not by arrivals; what a flow has too many
 * waits for the next time.
 */
export function join(walk: Walk, token: Token): void {
  const { incoming } = nodeAt(walk, token.node);
  if (incoming.length < 2) return pass(walk, token);
  const take = firstOfEach(walk, token);
  if (take.length === incoming.length) passBy(walk, token, take);
}

/** The oldest token of each incoming flow that has one, in the scope of the token. */
export function firstOfEach(walk: Walk, { node, scope }: Token): number[] {
  const here = tokensIn(walk.state, scope ?? 0).filter((token) => token.node === node);
  return nodeAt(walk, node).incoming.flatMap((flow) => here.find((token) => token.flow === flow)?.id ?? []);
}

/**
 * Lets one inclusive gateway go on that waits for nothing any more: BPMN 2.0.2, table 13.3 in the wording of OMG
 * BPMN2-289. It looks when nothing else in the step can move, so what is still moving may yet come, and again after every
 * move and death of a token. Answers whether one went on.
 */
export function joinInclusive(walk: Walk): boolean {
  const ready = walk.state.tokens.find((token) => isComplete(walk, token));
  if (ready === undefined) return false;
  passBy(walk, ready, firstOfEach(walk, ready));
  return true;
}

/** Nothing has passed where no flow leads on. */
function passBy(
  walk: Walk,
  token: Token,
  take: readonly number[],
  agency: AgencyId | null = null,
  element = token.node,
): void {
  const data = leave(walk, token, take, element);
  if (data.take !== undefined || data.shut !== undefined) emit(walk, { kind: 'passed', element, agency, data });
}

function isComplete(walk: Walk, { node, scope = 0 }: Token): boolean {
  const { joining } = stationAt(walk, node);
  if (joining === undefined) return false;
  const tokens = tokensIn(walk.state, scope);
  const here = tokens.filter((token) => token.node === node);
  if (here.some(({ id }) => isHeld(walk.state, id))) return false;
  const filled = new Set(here.map(({ flow }) => flow));
  const from = (isFilled: boolean, at: string): boolean =>
    [...joining].some(([flow, reach]) => filled.has(flow) === isFilled && reach.has(at));
  return !tokens.some((token) => token.node !== node && from(false, token.node) && !from(true, token.node));
}

export function isHeld({ incidents }: CaseState, token: number): boolean {
  return incidents?.some((incident) => incident.token === token) === true;
}
