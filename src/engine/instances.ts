import type { Scope, Token } from '#engine/case';
import { evaluateFor, instancesAround } from '#engine/conditions';
import type { FactSource } from '#engine/fact';
import type { Patch } from '#engine/patch';
import type { EngineRefusal } from '#engine/refusals';
import { cutHost, scopeNamed, tokensIn } from '#engine/scopes';
import { emit, freshId, learn, nodeAt, split, stationAt, type Walk } from '#engine/walk';
import { toJson } from '#rules/feel/json';
import { isList, type Json } from '#terms/json';
import { Refusal } from '#terms/refusal';

type Values = { readonly [fact: string]: Json };

/** Whether a token is one of several instances, and not the one that waits for them all. */
export function isInstance(walk: Walk, token: Token): boolean {
  return token.index !== undefined && scopeNamed(walk.state, token.scope)?.kind === 'several';
}

/**
 * A multi-instance activity is reached: how many is fixed now (BPMN 2.0.2, 13.3.7). Answers false for none, when the token
 * goes straight on. Refusal `instances-unclear` for what is no count.
 */
export function enterInstances(walk: Walk, token: Token): boolean {
  const { node } = stationAt(walk, token.node);
  const count = countOf(walk, token);
  if (count === 0) return false;
  const outputs = node.instances?.outputs ?? null;
  const cleared: Values = outputs === null ? {} : { [outputs]: [] };
  const scope: Scope = {
    id: freshId(walk),
    kind: 'several',
    node: node.id,
    within: token.scope ?? 0,
    token: token.id,
    of: count,
    done: 0,
  };
  const first = node.instances?.sequential === true ? 1 : count;
  const put = Array.from({ length: first }, (_, index) => instance(walk, scope, index));
  if (outputs !== null)
    learn(walk, cleared, { kind: 'computed', at: walk.moment, decision: `process.bpmn#${node.id}` });
  const { clear, personal } = outputs === null ? { clear: {}, personal: {} } : split(walk.program, cleared);
  emit(walk, { kind: 'entered', element: node.id, data: { ...clear, enter: [scope], put }, personal });
  return true;
}

function instance(
  walk: Walk,
  { id, node }: Pick<Scope, 'id' | 'node'>,
  index: number,
): NonNullable<Patch['put']>[number] {
  return [freshId(walk), node, null, id, index];
}

/** A case that began a hundred thousand tasks in one step would be past helping. */
const MOST_INSTANCES = 1_000;

function countOf(walk: Walk, token: Token): number {
  const { node, instances } = stationAt(walk, token.node);
  const list = node.instances?.list ?? null;
  const value = list === null ? numberOf(walk, token, instances?.cardinality) : walk.facts.get(list)?.value;
  const count = isList(value ?? null) ? (value as readonly Json[]).length : value; // narrowed by isList
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= MOST_INSTANCES) return count;
  const message = `${node.id} cannot tell how often it runs`;
  throw new Refusal<EngineRefusal>('instances-unclear', message, { element: node.id, most: MOST_INSTANCES });
}

function numberOf(
  walk: Walk,
  token: Token,
  cardinality: Parameters<typeof evaluateFor>[2] | undefined,
): Json | undefined {
  return cardinality === undefined ? undefined : toJson(evaluateFor(walk, token, cardinality));
}

/** One of several instances has ended: the next one begins, or the condition to stop has come true and the rest ends. */
export function leaveInstance(walk: Walk, token: Token, waits: readonly number[]): Patch {
  const scope = scopeNamed(walk.state, token.scope);
  if (scope === undefined) throw new Error(`token ${token.id} is an instance of nothing`);
  const done = (scope.done ?? 0) + 1;
  const count = [[scope.id, done]] as const;
  if (isEnough(walk, token)) return { ...cutRest(walk, scope), count };
  const sequential = nodeAt(walk, token.node).instances?.sequential === true;
  const more = sequential && done < (scope.of ?? 0) ? { put: [instance(walk, scope, done)] } : {};
  return { take: [token.id], ...(waits.length === 0 ? {} : { shut: waits }), count, ...more };
}

function isEnough(walk: Walk, token: Token): boolean {
  const until = stationAt(walk, token.node).instances?.until;
  if (until === undefined) return false;
  const value = evaluateFor(walk, token, until);
  if (typeof value === 'boolean') return value;
  const why = 'the condition to stop is neither true nor false';
  throw new Refusal<EngineRefusal>('no-way-on', `${token.node}: ${why}`, { element: token.node, why });
}

function cutRest(walk: Walk, scope: Scope): Patch {
  const cuts = tokensIn(walk.state, scope.id).map(({ id }) => cutHost(walk, id));
  const all = (pick: (patch: Patch) => readonly number[] | undefined): number[] =>
    cuts.flatMap((one) => pick(one) ?? []);
  const exit = all((patch) => patch.exit);
  return { take: all(({ take }) => take), shut: all(({ shut }) => shut), ...(exit.length === 0 ? {} : { exit }) };
}

/** Makes facts known that an element gave; what an instance says for the output goes to its place among all of them. */
export function learnFrom(walk: Walk, token: Token, values: Values, source: FactSource): Values {
  const placed = instancesAround(walk, token).reduce<Values>(
    (now, { node, index }) => placedIn(walk, now, node, index),
    values,
  );
  learn(walk, placed, source);
  return placed;
}

function placedIn(walk: Walk, values: Values, element: string, index: number): Values {
  const { instances } = nodeAt(walk, element);
  const { outputs = null, output = null } = instances ?? {};
  if (outputs === null || output === null || !(output in values)) return values;
  const { [output]: value = null, ...rest } = values;
  const known = walk.facts.get(outputs)?.value ?? null;
  const list: Json[] = isList(known) ? [...known] : [];
  while (list.length < index) list.push(null);
  list[index] = value;
  return { ...rest, [outputs]: list };
}
