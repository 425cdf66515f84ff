import { readValue } from '#definitions/form-value';
import type { Command, Opened, Token } from '#engine/case';
import type { Condition, PlannedWrite } from '#engine/compile';
import { evaluateFor } from '#engine/conditions';
import { pass } from '#engine/gateways';
import { orderPaper } from '#engine/papers';
import type { EngineRefusal } from '#engine/refusals';
import { agencyAt, bindingAt, emit, freshId, openWait, split, stationAt, tokenOf, type Walk } from '#engine/walk';
import { toJson } from '#rules/feel/json';
import type { AgencyId } from '#terms/ids';
import type { Json } from '#terms/json';
import { Refusal } from '#terms/refusal';

/** The facts of a service task are there: what it writes goes to the registries of its agency, and the case waits for all of it. */
export function orderWrites(walk: Walk, token: Token): void {
  const { writes } = stationAt(walk, token.node);
  if (writes.length === 0) return afterWrites(walk, token);
  const agency = agencyAt(walk, token.node);
  if (agency === null) throw new Error(`${token.node} writes, but no agency owes it`);
  for (const write of writes) orderWrite(walk, token, agency, write);
}

/** The values go into the sealed part: whoever enters them in the registry takes them from the chain. */
function orderWrite(walk: Walk, token: Token, agency: AgencyId, write: PlannedWrite): void {
  const { registry } = write;
  const key = keyOf(walk, token.node, write);
  const values = Object.fromEntries(write.set.map(([fact, text]) => [fact, valueOf(walk, token, fact, text)]));
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
  walk.needs.writes.push({ id, node: token.node, registry, agency, key, creates: write.creates, values });
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
