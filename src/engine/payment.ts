import { type Computed, computeLines } from '#engine/bill';
import type { Binding } from '#engine/called';
import type { Opened, Token } from '#engine/case';
import type { Command } from '#engine/command';
import { occur } from '#engine/events';
import type { FactSource } from '#engine/fact';
import { pass } from '#engine/gateways';
import { takeKept } from '#engine/messages';
import type { BillLineOrder } from '#engine/needs';
import type { EngineRefusal } from '#engine/refusals';
import { daysOf } from '#engine/scope';
import { expiryOf } from '#engine/timers';
import { evaluationData, rowsOf } from '#engine/trace';
import {
  agencyAt,
  bindingAt,
  emit,
  freshId,
  learn,
  nodeAt,
  programHere,
  signature,
  split,
  type Walk,
} from '#engine/walk';
import type { JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';
import { sum } from '#terms/rupiah';

type Message = Opened & { readonly kind: 'message' };

/** A receive task or message event is reached: the case waits, with a bill where it waits for payment. */
export function awaitMessage(walk: Walk, token: Token, element = token.node): void {
  if (takeKept(walk, token, element)) return;
  const { bill } = bindingAt(walk, element);
  if (bill !== undefined) return issueBill(walk, token, element, bill);
  emit(walk, {
    kind: 'handed-over',
    element,
    agency: agencyAt(walk, element),
    data: { open: [openMessage(walk, token, element, freshId(walk))] },
  });
}

/** One bill with all its lines, computed as of now. Where nothing is owed there is nothing to wait for. */
function issueBill(walk: Walk, token: Token, element: string, bill: NonNullable<Binding['bill']>): void {
  const { facts, state } = walk;
  const program = programHere(walk, element);
  const days = daysOf(program, state.filed, walk.moment);
  const computed = computeLines({ program, facts, days, territory: state.territory }, bill);
  const lines = computed.lines.map(({ order }) => order);
  const total = sum(lines.map(({ amount }) => amount));
  if (total === 0n) return pass(walk, token, agencyAt(walk, element), element);
  const wait = freshId(walk);
  const expiresAt = expiryOf(walk, token, element);
  emit(walk, {
    kind: 'bill-due',
    element,
    data: {
      wait,
      total: Number(total),
      expiresAt,
      lines: lines.map(lineData),
      open: [openMessage(walk, token, element, wait)],
    },
    personal: { traces: tracesOf(computed) },
  });
  const issued = lines.map((line) => ({ ...line, origin: { wait, element } }));
  walk.needs.bills.push({ wait, node: element, issuedAt: walk.moment, expiresAt, lines: issued });
}

/** Sums, payees and rows are open to all who owe the case something; what the rows were read from is not in here. */
function lineData({ line, payee, agency, amount, period, decision, trace }: BillLineOrder): JsonObject {
  return { line, payee, agency, amount: Number(amount), period, decision, tables: rowsOf(trace) };
}

/** How the periods and each line were computed; personal, since what a rule reads of a person says who they are. */
function tracesOf({ periods, lines }: Computed): readonly JsonObject[] {
  const found = periods === null ? [] : [evaluationData(periods)];
  const computed = lines.map(({ order, evaluated }) => ({
    line: order.line,
    period: order.period,
    ...evaluationData(evaluated),
  }));
  return [...found, ...computed];
}

function openMessage(
  walk: Walk,
  token: Token,
  element: string,
  id: number,
): { kind: 'message'; id: number; token: number; name: string } {
  return { kind: 'message', id, token: token.id, name: nodeAt(walk, element).message ?? '' };
}

/**
 * A message came for the case. `data.wait` ties it to one wait (a payment to its bill); without it the oldest wait of that
 * name gets it. `data` becomes part of the clear act: no personal value may stand in it. Refusal `not-waiting` otherwise.
 */
export function deliver(walk: Walk, command: Command & { readonly kind: 'deliver' }): void {
  const wait = waiting(walk, command);
  learn(walk, command.facts, command.source ?? sourceOf(walk, wait, command));
  const { clear, personal } = split(walk.program, command.facts);
  const isPayment = bindingAt(walk, wait.node).bill !== undefined;
  emit(walk, {
    kind: isPayment ? 'paid' : 'message-received',
    element: wait.node,
    ...signature(command.by),
    data: {
      wait: wait.id,
      message: command.message,
      content: command.data,
      ...clear,
      ...occur(walk, wait),
    },
    personal,
  });
}

function waiting(walk: Walk, { message, data }: Command & { readonly kind: 'deliver' }): Message {
  const found = walk.state.open.find(
    (wait): wait is Message =>
      wait.kind === 'message' && wait.name === message && (data['wait'] === undefined || data['wait'] === wait.id),
  );
  if (found !== undefined) return found;
  throw new Refusal<EngineRefusal>('not-waiting', `The case does not wait for ${message}`, { message });
}

/** Facts in a message of the house itself count as fetched from whoever sent it. */
function sourceOf(
  walk: Walk,
  wait: Message,
  { by, message, data }: Command & { readonly kind: 'deliver' },
): FactSource {
  const at = walk.moment;
  if (by.kind === 'officer') return { kind: 'attested', at, agency: by.agency, position: by.position };
  const agency = by.kind === 'system' ? agencyAt(walk, wait.node) : null;
  if (agency === null) return { kind: 'asked', at };
  const receipt = data['receipt'];
  return {
    kind: 'fetched',
    at,
    registry: message,
    agency,
    read: message,
    receipt: typeof receipt === 'string' ? receipt : '',
  };
}
