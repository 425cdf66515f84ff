import { readValue } from '#definitions/form-value';
import type { Opened, Token } from '#engine/case';
import type { Command } from '#engine/command';
import type { Condition, PlannedWrite } from '#engine/compile';
import { evaluateFor } from '#engine/conditions';
import { pass } from '#engine/gateways';
import type { WriteOrder } from '#engine/needs';
import { orderPaper } from '#engine/papers';
import type { EngineRefusal } from '#engine/refusals';
import { agencyAt, bindingAt, emit, freshId, openWait, split, stationAt, tokenOf, type Walk } from '#engine/walk';
import { toJson } from '#rules/feel/json';
import { type AgencyId, agencyId } from '#terms/ids';
import { type Json, textOf } from '#terms/json';
import { Refusal } from '#terms/refusal';

/** The facts of a service task are there: what it writes goes to the registries of its agency, and the case waits for all of it. */
export function orderWrites(walk: Walk, token: Token): void {
  if (bindingAt(walk, token.node).mends === true) return orderMending(walk, token);
  const { writes } = stationAt(walk, token.node);
  if (writes.length === 0) return afterWrites(walk, token);
  const agency = agencyAt(walk, token.node);
  if (agency === null) throw new Error(`${token.node} writes, but no agency owes it`);
  for (const write of writes) orderWrite(walk, token, agency, write);
}

/** A disputed value is entered as the person says it, in the record that the facts of the correction name. */
function orderMending(walk: Walk, token: Token): void {
  const [registry, owner, key, fact, value] = ['registry', 'owner', 'key', 'fact', 'value'].map((name) =>
    textOf(walk.facts.get(`dispute.${name}`)?.value),
  ) as [string, string, string, string, string]; // five names, five texts
  if ([registry, owner, key, fact, value].includes('')) throw unusable(token.node, 'dispute.value');
  const type = walk.program.government.facts.get(fact)?.type;
  const read = type === undefined ? undefined : readValue(type, JSON.parse(value) as Json); // written as JSON when the case was opened
  if (read === undefined) throw unusable(token.node, fact);
  placeOrder(walk, token, { agency: agencyId(owner), registry, key, creates: false, values: { [fact]: read } });
}

/** The values go into the sealed part: whoever enters them in the registry takes them from the chain. */
function orderWrite(walk: Walk, token: Token, agency: AgencyId, write: PlannedWrite): void {
  const { registry, creates } = write;
  const key = keyOf(walk, token.node, write);
  const values = Object.fromEntries(write.set.map(([fact, text]) => [fact, valueOf(walk, token, fact, text)]));
  placeOrder(walk, token, { agency, registry, key, creates, values });
}

function placeOrder(walk: Walk, token: Token, order: Omit<WriteOrder, 'id' | 'node'>): void {
  const { agency, registry, key, values } = order;
  const id = freshId(walk);
  emit(walk, {
    kind: 'record-due',
    element: token.node,
    agency,
    data: {
      registry,
      ...split(walk.program, values).clear,
      open: [{ kind: 'write', id, token: token.id, registry, agency }],
    },
    personal: { key, values },
  });
  walk.needs.writes.push({ id, node: token.node, ...order });
}

function keyOf(walk: Walk, element: string, { key }: PlannedWrite): string {
  const value = walk.facts.get(key)?.value;
  if (typeof value === 'string' && value !== '') return value;
  throw unusable(element, key);
}

function valueOf(walk: Walk, token: Token, fact: string, text: Condition): Json {
  const value = evaluateFor(walk, token, text);
  const type = walk.program.government.facts.get(fact)?.type;
  const read = value === null || type === undefined ? undefined : readValue(type, toJson(value));
  if (read === undefined) throw unusable(token.node, fact);
  return read;
}

/** A registry is not given a hole, nor a value that is none of the fact's type. */
function unusable(element: string, fact: string): Refusal<EngineRefusal> {
  return new Refusal<EngineRefusal>('write-unusable', `${element} has no value for ${fact}`, { element, fact });
}

/** A registry has taken what it was given, or has no such record; with the last one the element goes on. */
export function recorded(walk: Walk, command: Command & { readonly kind: 'recorded' }): void {
  const { write: id, receipt } = command;
  const open = openWait(walk, 'write', id);
  if (open === undefined) return recordedLate(walk, command);
  emit(walk, {
    ...outcome(receipt),
    element: open.node,
    agency: open.agency,
    data: { ...said(open, receipt), shut: [id] },
  });
  const token = tokenOf(walk, open.token);
  if (!walk.state.open.some((wait) => wait.kind === 'write' && wait.token === token.id)) afterWrites(walk, token);
}

/** The case had ended or gone another way meanwhile; that the record was changed still stands in its chain. */
function recordedLate(walk: Walk, { write, receipt }: Command & { readonly kind: 'recorded' }): void {
  if (write >= walk.state.next) {
    throw new Refusal<EngineRefusal>('not-waiting', `The case does not wait for write ${write}`, { write });
  }
  emit(walk, { ...outcome(receipt), element: null, data: { write, receipt, late: true } });
}

function outcome(receipt: string | null): { readonly kind: 'record-written' | 'record-not-found' } {
  return { kind: receipt === null ? 'record-not-found' : 'record-written' };
}

function said({ id, registry }: Opened & { readonly kind: 'write' }, receipt: string | null) {
  return { write: id, registry, ...(receipt === null ? {} : { receipt }) };
}

function afterWrites(walk: Walk, token: Token): void {
  const { paper } = bindingAt(walk, token.node);
  if (paper !== undefined) return orderPaper(walk, token, paper);
  pass(walk, token, agencyAt(walk, token.node));
}
