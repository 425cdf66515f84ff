import type { Message } from '#definitions/schema/service';
import type { Kept, Opened, Token } from '#engine/case';
import type { Command } from '#engine/command';
import { endPatch } from '#engine/endings';
import { beginPool, isPool, occur } from '#engine/events';
import { leave } from '#engine/flows';
import { pass } from '#engine/gateways';
import type { Patch } from '#engine/patch';
import type { EngineRefusal } from '#engine/refusals';
import { agencyAt, emit, freshId, nodeAt, programHere, stationAt, type Walk } from '#engine/walk';
import { deadline } from '#terms/calendar';
import { type Json, type JsonObject, textOf } from '#terms/json';
import { endOfDay, type Instant, plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** A send task, throwing event or message end: its message goes to the pools that its message flows name, and outside. */
export function send(walk: Walk, token: Token): void {
  const { node, sends } = stationAt(walk, token.node);
  const ends = node.type === 'messageEndEvent';
  if (!ends && sends.inside.length === 0 && !sends.outside) return pass(walk, token, agencyAt(walk, token.node));
  const outside = sends.outside ? orderMessage(walk, token.node, node.message ?? '') : {};
  const keep = sends.inside
    .filter((to) => receiver(walk, to) === undefined)
    .map((to): Kept => ({ id: freshId(walk), node: to }));
  const data: Patch = {
    ...(ends ? endPatch(walk, token) : leave(walk, token)),
    ...(keep.length === 0 ? {} : { keep }),
  };
  const kept = keep.map((one) => one.node);
  emit(walk, {
    kind: 'message-sent',
    element: node.id,
    agency: agencyAt(walk, node.id),
    data: { ...data, message: node.message, ...outside.clear },
    ...(outside.personal === undefined ? {} : { personal: outside.personal }),
  });
  for (const to of sends.inside) if (!kept.includes(to)) receive(walk, to);
}

/**
 * A message to another case: what it brings goes into the sealed part of its act, since nobody knows yet whose case takes it.
 * Refusal `message-unkeyed` where a fact by which it finds its case is not known.
 */
function orderMessage(
  walk: Walk,
  element: string,
  name: string,
): { readonly clear?: JsonObject; readonly personal?: JsonObject } {
  const message = messageNamed(walk, element, name);
  if (message === undefined) return {};
  const values = valuesOf(walk, message.carries);
  walk.needs.messages.push({
    node: element,
    name,
    act: walk.acts.length,
    key: message.correlate.map((fact) => keyValue(walk, element, fact)),
    until: keptUntil(walk, message),
  });
  return { clear: { carries: Object.keys(values) }, personal: { values } };
}

/** The end of its `ttl`, or of the last day on which what it offers stands, whichever comes first. */
function keptUntil({ program, moment, facts }: Walk, { ttl, notAfter }: Message): Instant {
  const { calendar, file } = program.government;
  const kept = deadline(calendar, moment, ttl);
  const last = notAfter === undefined ? '' : textOf(facts.get(notAfter)?.value);
  if (last === '') return kept;
  const stands = endOfDay(file.zone, plainDate(last));
  return stands < kept ? stands : kept;
}

function messageNamed(walk: Walk, element: string, name: string): Message | undefined {
  return programHere(walk, element).service.file.messages[name];
}

function valuesOf({ facts }: Walk, names: readonly string[]): { readonly [fact: string]: Json } {
  return Object.fromEntries(
    names.flatMap((name) => {
      const fact = facts.get(name);
      return fact === undefined ? [] : [[name, fact.value] as const];
    }),
  );
}

function keyValue({ facts }: Walk, element: string, fact: string): Json {
  const value = facts.get(fact)?.value ?? null;
  if (value !== null) return value;
  const message = `${element} sends a message that finds its case by ${fact}, which is not known`;
  throw new Refusal<EngineRefusal>('message-unkeyed', message, { element, fact });
}

/** A message that this case had sent came back: who would have taken it could not, or did not in time. */
export function giveBack(walk: Walk, { message, sent, why }: Command & { readonly kind: 'return' }): void {
  emit(walk, { kind: 'message-returned', element: null, data: { message, sent, why } });
}

type Waiting = Opened & { readonly kind: 'message' };

/** Who gets a message sent to an element now: a wait there, or the pool that it starts. Without one it is kept. */
function receiver(walk: Walk, element: string): Waiting | 'pool' | undefined {
  const node = nodeAt(walk, element);
  const wait = walk.state.open.find((one): one is Waiting => one.kind === 'message' && one.node === element);
  return wait ?? (node.type === 'messageStartEvent' && isPool(walk, node.within) ? 'pool' : undefined);
}

function receive(walk: Walk, element: string): void {
  const to = receiver(walk, element);
  if (to === undefined) return;
  const patch = to === 'pool' ? beginPool(walk, nodeAt(walk, element).within, element) : occur(walk, to);
  emit(walk, { kind: 'message-received', element, agency: agencyAt(walk, element), data: patch });
}

/** A message that came before the token did: it is taken now. Answers whether there was one. */
export function takeKept(walk: Walk, token: Token, element: string): boolean {
  const kept = walk.state.kept?.find(({ node }) => node === element);
  if (kept === undefined) return false;
  const data = { drop: [kept.id], ...leave(walk, token, [token.id], element) };
  emit(walk, { kind: 'message-received', element, agency: agencyAt(walk, element), data });
  return true;
}
