import type { ProcessNode } from '#definitions/process';
import { versionName } from '#engine/called';
import type { Scope, Token } from '#engine/case';
import type { Part } from '#engine/compile';
import { partNamed } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { begin, scopeNamed } from '#engine/scopes';
import { agencyAt, emit, freshId, nodeAt, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

/** An embedded sub-process is reached: its token waits while what is inside runs in a scope of its own. */
export function enterPart(walk: Walk, token: Token): void {
  open(walk, token, 'part', partNamed(walk.plan, token.node));
}

/**
 * A call activity is reached: a process or global task of the file, or another service in the version in force now, runs in
 * a scope of its own on the facts of this case. Its elements stay on that version to the end (`engine/called.ts`).
 */
export function call(walk: Walk, token: Token): void {
  const { called } = nodeAt(walk, token.node);
  open(walk, token, 'call', calleeOf(walk, called ?? ''));
}

function calleeOf(walk: Walk, called: string): Part | undefined {
  const service = walk.program.government.services.get(called);
  if (service === undefined) return partNamed(walk.plan, called);
  return partNamed(walk.plan, `${versionName(service)}/${service.process.id}`);
}

/** A service that calls itself deeper than this does so without end. */
const DEEPEST = 50;

function requireShallow(walk: Walk, token: Token): void {
  let depth = 0;
  for (let scope = scopeNamed(walk.state, token.scope); scope !== undefined; depth += 1)
    scope = scopeNamed(walk.state, scope.within);
  if (depth < DEEPEST) return;
  const facts = { at: token.node, deepest: DEEPEST };
  throw new Refusal<EngineRefusal>('step-budget', `The process calls itself without end at ${token.node}`, facts);
}

function open(walk: Walk, token: Token, kind: 'part' | 'call', part: Part | undefined): void {
  requireShallow(walk, token);
  if (part === undefined) {
    const { called }: ProcessNode = nodeAt(walk, token.node);
    const facts = { element: token.node, called: called ?? '' };
    throw new Refusal<EngineRefusal>('callee-unknown', `Nobody publishes ${called}`, facts);
  }
  const scope: Scope = {
    id: freshId(walk),
    kind,
    node: token.node,
    within: token.scope ?? 0,
    token: token.id,
    ...(part.id === token.node ? {} : { part: part.id }),
  };
  emit(walk, {
    kind: 'entered',
    element: token.node,
    agency: agencyAt(walk, token.node),
    data: begin(walk, scope, part),
  });
}
