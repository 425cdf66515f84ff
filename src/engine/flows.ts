import type { Flow, ProcessNode } from '#definitions/process';
import type { Token } from '#engine/case';
import { explainFor } from '#engine/conditions';
import { isInstance, leaveInstance } from '#engine/instances';
import type { Patch } from '#engine/patch';
import { conditionOf } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { valueAt } from '#engine/scope';
import { causesData } from '#engine/trace';
import { freshId, stationAt, type Walk } from '#engine/walk';
import { toJson } from '#rules/feel/json';
import type { JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';

/**
 * A token leaves its element: it goes, its waits close, and tokens come on the flows it takes. Call it when the facts
 * that guard the flows are learned, and put the patch into the act that says why the token leaves. Where no flow can be
 * chosen the token stays without its waits, and the step says so in an incident.
 */
export function leave(walk: Walk, token: Token, take: readonly number[] = [token.id], by = token.node): Patch {
  const waits = waitsOf(walk, token.id);
  const shut = waits.length === 0 ? {} : { shut: waits };
  const next = walk.next;
  try {
    if (isInstance(walk, token)) return { ...leaveInstance(walk, token, waits) };
    const put = putOn(walk, outgoing(walk, token, by), token.scope);
    return { take, ...(put.length === 0 ? {} : { put }), ...shut };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    walk.next = next;
    walk.failed.push({ token, why: error, on: 'leave' });
    return shut;
  }
}

export function waitsOf(walk: Walk, token: number): number[] {
  return walk.state.open.filter((wait) => wait.token === token).map(({ id }) => id);
}

export function putOn(walk: Walk, flows: readonly Flow[], scope?: number): NonNullable<Patch['put']> {
  return flows.map((flow) => {
    const id = freshId(walk);
    return scope === undefined ? [id, flow.to, flow.id] : [id, flow.to, flow.id, scope];
  });
}

/** Flows taken on leaving a node, in document order. */
function outgoing(walk: Walk, token: Token, by: string): readonly Flow[] {
  const { node, outgoing: flows } = stationAt(walk, by);
  switch (node.type) {
    case 'parallelGateway':
      return flows;
    case 'exclusiveGateway':
      return [firstTrue(walk, token, node, flows)];
    case 'inclusiveGateway':
      return allTrue(walk, token, node, flows);
    default:
      return implicitSplit(walk, token, node, flows);
  }
}

/** BPMN 2.0.2, 13.4.2: conditions in document order, the first true one wins; else the default. */
function firstTrue(walk: Walk, token: Token, node: ProcessNode, flows: readonly Flow[]): Flow {
  const found = flows.find((flow) => flow.id !== node.default && holds(walk, token, flow));
  const chosen = found ?? flows.find(({ id }) => id === node.default);
  if (chosen === undefined) throw noWayOn(node.id, 'no condition is true and there is no default');
  return chosen;
}

/** BPMN 2.0.2, 13.4.3: every true flow; the default only if none is. */
function allTrue(walk: Walk, token: Token, node: ProcessNode, flows: readonly Flow[]): readonly Flow[] {
  const open = flows.filter((flow) => flow.id !== node.default && holds(walk, token, flow));
  const taken = open.length > 0 ? open : flows.filter(({ id }) => id === node.default);
  if (taken.length === 0) throw noWayOn(node.id, 'no condition is true and there is no default');
  return taken;
}

/** BPMN 2.0.2, 13.2: all unconditional flows and every true conditional one; the default only if no condition is true. */
function implicitSplit(walk: Walk, token: Token, node: ProcessNode, flows: readonly Flow[]): readonly Flow[] {
  const others = flows.filter(({ id }) => id !== node.default);
  const open = others.filter((flow) => holds(walk, token, flow));
  if (open.some(({ condition }) => condition !== null)) return open;
  const taken = [...open, ...flows.filter(({ id }) => id === node.default)];
  if (taken.length === 0 && flows.length > 0) throw noWayOn(node.id, 'no condition is true and there is no default');
  return taken;
}

/** A condition that is neither true nor false has not been thought through; guessing would decide a case by accident. */
function holds(walk: Walk, token: Token, flow: Flow): boolean {
  const condition = conditionOf(walk.plan, flow.id);
  if (condition === undefined) return true;
  const { value, causes, scope } = explainFor(walk, token, condition);
  const inputs = Object.fromEntries(condition.expression.names.map((name) => [name, toJson(valueAt(scope, name))]));
  walk.ways.push({ flow: flow.id, holds: typeof value === 'boolean' ? value : null, inputs });
  if (typeof value === 'boolean') return value;
  throw noWayOn(flow.from, 'a condition is neither true nor false', { flow: flow.id, causes: causesData(causes) });
}

function noWayOn(element: string, why: string, more: JsonObject = {}): Refusal<EngineRefusal> {
  return new Refusal<EngineRefusal>('no-way-on', `No flow leads on from ${element}: ${why}`, { element, why, ...more });
}
