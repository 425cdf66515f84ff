import type { Flow, ProcessNode } from '#definitions/process';
import type { Token } from '#engine/case';
import type { Patch } from '#engine/patch';
import { flowOf } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { daysOf, daysScope, type Scope, scopeOf, timeAt } from '#engine/scope';
import { freshId, nodeAt, type Walk } from '#engine/walk';
import { evaluate } from '#rules/feel/expression';
import { Refusal } from '#terms/refusal';

/**
 * A token leaves its element: it goes, its waits close, and tokens come on the flows it takes. Call it when the facts
 * that guard the flows are learned, and put the patch into the act that says why the token leaves.
 */
export function leave(walk: Walk, token: Token): Patch {
  const node = nodeAt(walk, token.node);
  const put = putOn(walk, outgoing(walk, node));
  const shut = waitsOf(walk, token.id);
  return { take: [token.id], ...(put.length === 0 ? {} : { put }), ...(shut.length === 0 ? {} : { shut }) };
}

export function waitsOf(walk: Walk, token: number): number[] {
  return walk.state.open.filter((wait) => wait.token === token).map(({ id }) => id);
}

export function putOn(walk: Walk, flows: readonly Flow[]): NonNullable<Patch['put']> {
  return flows.map((flow) => [freshId(walk), flow.to, flow.id] as const);
}

/** Flows taken on leaving a node, in document order. */
function outgoing(walk: Walk, node: ProcessNode): readonly Flow[] {
  const flows = node.outgoing.map((id) => flowOf(walk.plan, id));
  if (node.type === 'parallelGateway') return flows;
  return node.type === 'exclusiveGateway' ? [firstTrue(walk, node, flows)] : implicitSplit(walk, node, flows);
}

/** BPMN 2.0.2, 13.4.2: conditions in document order, the first true one wins; else the default. */
function firstTrue(walk: Walk, node: ProcessNode, flows: readonly Flow[]): Flow {
  const scope = lazyScope(walk);
  const found = flows.find((flow) => flow.id !== node.default && holds(walk, flow, scope));
  const chosen = found ?? flows.find(({ id }) => id === node.default);
  if (chosen === undefined) throw noWayOn(node.id, 'no condition is true and there is no default');
  return chosen;
}

/** BPMN 2.0.2, 13.2: all unconditional flows and every true conditional one; the default only if no condition is true. */
function implicitSplit(walk: Walk, node: ProcessNode, flows: readonly Flow[]): readonly Flow[] {
  const scope = lazyScope(walk);
  const others = flows.filter(({ id }) => id !== node.default);
  const open = others.filter((flow) => holds(walk, flow, scope));
  if (open.some(({ condition }) => condition !== null)) return open;
  const taken = [...open, ...flows.filter(({ id }) => id === node.default)];
  if (taken.length === 0 && flows.length > 0) throw noWayOn(node.id, 'no condition is true and there is no default');
  return taken;
}

/** A condition that is neither true nor false has not been thought through; guessing would decide a case by accident. */
function holds(walk: Walk, flow: Flow, scope: () => Scope): boolean {
  const condition = walk.plan.conditions.get(flow.id);
  if (condition === undefined) return true;
  const { value } = evaluate(condition, scope(), timeAt(walk.program, walk.moment));
  if (typeof value === 'boolean') return value;
  throw noWayOn(flow.from, 'a condition is neither true nor false', flow.id);
}

function lazyScope(walk: Walk): () => Scope {
  let scope: Scope | undefined;
  return () => {
    scope ??= scopeOf(walk.program, walk.facts, daysScope(daysOf(walk.program, walk.state.filed, walk.moment)));
    return scope;
  };
}

function noWayOn(element: string, why: string, flow?: string): Refusal<EngineRefusal> {
  const facts = flow === undefined ? { element, why } : { element, why, flow };
  return new Refusal<EngineRefusal>('no-way-on', `No flow leads on from ${element}: ${why}`, facts);
}
