import type { Read } from '#definitions/schema/service';
import type { Opened, Program, Token } from '#engine/case';
import { requireInTime } from '#engine/clocks/late';
import { itemDue } from '#engine/clocks/rules';
import type { Actor, Command } from '#engine/command';
import type { Fact, Facts } from '#engine/fact';
import type { Opening } from '#engine/patch';
import { heldBy, registryAgency } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import {
  bindingAt,
  emit,
  freshId,
  learnFact,
  nodeAt,
  openWait,
  programHere,
  signature,
  split,
  tokenOf,
  type Walk,
} from '#engine/walk';
import { orderWrites } from '#engine/writes';
import { deadline } from '#terms/calendar';
import type { AgencyId } from '#terms/ids';
import { canonical, type Json, type JsonObject } from '#terms/json';
import { type Instant, milliseconds } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Ask = Opened & { readonly kind: 'ask' };
/** A read that an officer of the holding agency answers by hand. */
export type Reading = Opened & { readonly kind: 'item'; readonly read: string; readonly agency: AgencyId };

/** A service task is reached: registries are asked for what is not known and fresh; then come its writes and its paper. */
export function readRegistries(walk: Walk, token: Token): void {
  const wanted = readsOf(walk, token.node).filter(([, definition]) => !isKnown(walk, definition));
  if (wanted.length === 0) return orderWrites(walk, token);
  for (const [name, definition] of wanted) askRegistry(walk, token, name, definition);
}

/** A registry answered. An answer nobody waits for any more is noted and its values are not kept. */
export function answer(walk: Walk, command: Command & { readonly kind: 'answer' }): void {
  const open = openRead(walk, command);
  if (open === undefined) return answerLate(walk, command);
  const { facts } = readNamed(walk, open.node, open.read);
  const strange = [...command.received.keys()].find((fact) => !facts.includes(fact));
  if (strange !== undefined) {
    const message = `The read ${open.read} does not ask for ${strange}`;
    throw new Refusal<EngineRefusal>('fact-not-in-read', message, { fact: strange, read: open.read });
  }
  receive(walk, open, command);
  afterAsk(walk, open.token);
}

/** A registry will not answer, or has no such record. */
export function withhold(walk: Walk, command: Command & { readonly kind: 'withhold' }): void {
  const open = openRead(walk, command);
  if (open === undefined) throw notWaiting(command.ask);
  giveUp(walk, open, command.reason, command.by);
}

/** An attempt to ask failed. The first one is noted; a later one, or one that an answer overtook, changes nothing. */
export function unanswered(walk: Walk, command: Command & { readonly kind: 'unanswered' }): void {
  const open = openWait(walk, 'ask', command.ask);
  if (open === undefined || open.unanswered !== undefined) return;
  const data = { ask: open.id, read: open.read };
  emit(walk, { kind: 'fact-unanswered', element: open.node, agency: open.agency, data });
}

/** The holder may answer only once the person allows or has seen it: it is their turn, at most until the patience of the read ends. */
export function awaitPerson(walk: Walk, command: Command & { readonly kind: 'await-consent' | 'await-preview' }): void {
  const open = openWait(walk, 'ask', command.ask);
  const awaits = command.kind === 'await-consent' ? 'consent' : 'preview';
  if (open === undefined || open.awaits === awaits) return;
  const data = { ask: open.id, read: open.read };
  emit(walk, { kind: `${awaits}-awaited`, element: open.node, agency: open.agency, data });
}

/** A holder counts as silent once an attempt failed or half of the read's patience is over; until then it is being asked. */
export function isSilent(
  { unanswered: failed, awaits, since, due }: Pick<Ask, 'unanswered' | 'awaits' | 'since' | 'due'>,
  at: Instant,
): boolean {
  if (awaits !== undefined) return false; // it is not the holder who is waited for
  return failed !== undefined || milliseconds(at) - milliseconds(since) >= milliseconds(due) - milliseconds(at);
}

/** The case stops waiting for a registry and asks the person, once all other registries of the element are done. */
export function giveUp(walk: Walk, open: Ask | Reading, reason: string, by?: Actor): void {
  emit(walk, {
    kind: 'fact-withheld',
    element: open.node,
    ...answerer(open, by),
    data: { ask: open.id, read: open.read, reason, shut: [open.id] },
  });
  afterAsk(walk, open.token);
}

export function isReading(wait: Opened): wait is Reading {
  return wait.kind === 'item' && wait.read !== undefined;
}

/** Answers by hand only who holds the position that the registry names, in the agency that holds it. */
export function requireAnswerer(walk: Walk, reading: Reading, by: Actor): void {
  requireSeat(programHere(walk, reading.node), reading, by, walk.state.territory);
}

export function requireSeat(program: Program, { read, agency, lane }: Reading, by: Actor, territory: string): void {
  const { government, service } = program;
  const holder = agency === null ? null : heldBy(program, agency, territory, lane);
  if (by.kind !== 'officer' || by.agency !== holder)
    throw new Refusal<EngineRefusal>('not-your-case', `This is owed by ${holder}`, { owner: holder });
  const position = government.registries.get(service.file.reads[read]?.registry ?? '')?.officer?.position;
  if (position === undefined || seatName(by.position) === seatName(position)) return;
  throw new Refusal<EngineRefusal>('not-your-position', `This is answered by ${position}`, { position });
}

/** The seat of a position, whatever agency it is in: `regident.verifier` and `regident-98.verifier` are one. */
export function seatName(position: string): string {
  return position.slice(position.lastIndexOf('.') + 1);
}

/** The read that a command answers: the holder's system may answer for its officer, never the other way round; the person only where they are waited for. */
function openRead(walk: Walk, { ask, by }: Pick<Command & { readonly kind: 'answer' }, 'ask' | 'by'>) {
  const item = openWait(walk, 'item', ask);
  if (item !== undefined && isReading(item)) {
    if (by.kind !== 'system') requireAnswerer(walk, item, by);
    return item;
  }
  const open = openWait(walk, 'ask', ask);
  if (by.kind === 'system' || (by.kind === 'applicant' && open?.awaits !== undefined)) return open;
  requireInTime(walk.state, ask);
  throw new Refusal<EngineRefusal>('step-not-open', `No officer is asked ${ask}`, { item: ask });
}

function answerer(open: Ask | Reading, by: Actor | undefined) {
  return by?.kind === 'officer' ? signature(by) : { agency: open.agency };
}

function readsOf(walk: Walk, element: string): readonly (readonly [string, Read])[] {
  return (bindingAt(walk, element).reads ?? []).map((name) => [name, readNamed(walk, element, name)] as const);
}

function readNamed(walk: Walk, element: string, name: string): Read {
  const { file } = programHere(walk, element).service;
  const definition = file.reads[name];
  if (definition === undefined) throw new Error(`${file.id} defines no read ${name}`);
  return definition;
}

/** All there, and what was fetched is still fresh. What the person has said is not asked for a second time. */
function isKnown(walk: Walk, definition: Read): boolean {
  const registry = walk.program.government.registries.get(definition.registry);
  const isFresh = ({ source }: Fact): boolean =>
    source.kind !== 'fetched' ||
    registry === undefined ||
    deadline(walk.program.government.calendar, source.at, registry.fresh) > walk.moment;
  return definition.facts.every((name) => {
    const fact = walk.facts.get(name);
    return fact !== undefined && isFresh(fact);
  });
}

function askRegistry(walk: Walk, token: Token, read: string, definition: Read): void {
  const { registry, patience } = definition;
  const agency = registryAgency(walk.program, registry, walk.state.territory, walk.moment);
  const id = freshId(walk);
  const byHand = walk.program.government.registries.get(registry)?.source === 'officer';
  const counted = byHand ? itemDue(walk, { id, node: token.node, agency, since: walk.moment, read }, []) : null;
  const due = counted ?? deadline(walk.program.government.calendar, walk.moment, patience);
  const wait = { id, token: token.id, read, agency, due };
  const { lane } = nodeAt(walk, token.node);
  const open: Opening = byHand ? { kind: 'item', lane, ...wait } : { kind: 'ask', ...wait };
  emit(walk, { kind: 'fact-needed', element: token.node, agency, data: { registry, open: [open] } });
  walk.needs.asks.push({ id, node: token.node, read, definition, agency, due });
}

function receive(
  walk: Walk,
  open: Ask | Reading,
  { received, by }: Pick<Command & { readonly kind: 'answer' }, 'received' | 'by'>,
): void {
  for (const [name, fact] of received) learnFact(walk, name, stillDisputed(walk, name, fact));
  const { clear, personal } = split(walk.program, valuesOf(received));
  const { said, sealed } = wayOf(received);
  const data = { ask: open.id, read: open.read, ...said, ...clear, shut: [open.id] };
  const values = { ...personal, ...sealed };
  emit(walk, { kind: 'fact-received', element: open.node, ...answerer(open, by), data, personal: values });
}

/** How the holder answered, where not by its own system. What an officer wrote as evidence may name people: it is sealed. */
function wayOf(received: Facts): { readonly said: JsonObject; readonly sealed: JsonObject } {
  const ways = [...received.values()].flatMap(({ source }) => (source.kind === 'fetched' ? (source.way ?? []) : []));
  const [way] = ways;
  if (way === undefined) return { said: {}, sealed: {} };
  if (way.kind === 'officer') return { said: { way: { kind: way.kind } }, sealed: { evidence: way.evidence } };
  return { said: { way: { ...way } }, sealed: {} };
}

/** A dispute lasts until the registry gives the value the person declared. */
function stillDisputed(walk: Walk, name: string, fact: Fact): Fact {
  const disputed = walk.facts.get(name)?.disputed;
  return disputed === undefined || canonical(disputed.declared) === canonical(fact.value)
    ? fact
    : { ...fact, disputed };
}

function valuesOf(received: Facts): { readonly [fact: string]: Json } {
  return Object.fromEntries([...received].map(([name, { value }]) => [name, value]));
}

function afterAsk(walk: Walk, tokenId: number): void {
  if (walk.state.open.some((wait) => (wait.kind === 'ask' || isReading(wait)) && wait.token === tokenId)) return;
  const token = tokenOf(walk, tokenId);
  const missing = missingAt(walk, token.node);
  if (missing.length === 0) orderWrites(walk, token);
  else askApplicant(walk, token, missing);
}

function missingAt(walk: Walk, element: string): string[] {
  const wanted = readsOf(walk, element).flatMap(([, { facts }]) => facts);
  return [...new Set(wanted)].filter((fact) => !walk.facts.has(fact));
}

/** One request for all that the registries left open. */
function askApplicant(walk: Walk, token: Token, asks: readonly string[]): void {
  const lane = walk.plan.applicantLane ?? nodeAt(walk, token.node).lane;
  emit(walk, {
    kind: 'handed-over',
    element: token.node,
    data: { open: [{ kind: 'item', id: freshId(walk), token: token.id, lane, agency: null, asks }] },
  });
}

/**
 * The answer came when the case had stopped waiting. While the person has not yet said it themselves they are spared
 * what the answer brings; after that it changes nothing and is only noted.
 */
function answerLate(walk: Walk, command: Command & { readonly kind: 'answer' }): void {
  if (command.ask >= walk.state.next) throw notWaiting(command.ask);
  const items = walk.state.open.flatMap((wait) =>
    wait.kind === 'item' && wait.asks !== undefined ? [{ ...wait, asks: wait.asks }] : [],
  );
  const useful = new Map([...command.received].filter(([name]) => items.some(({ asks }) => asks.includes(name))));
  for (const [name, fact] of useful) learnFact(walk, name, fact);
  const left = items.map((item) => ({ ...item, asks: item.asks.filter((name) => !useful.has(name)) }));
  const answered = left.filter(({ asks }) => asks.length === 0);
  const { clear, personal } = split(walk.program, valuesOf(useful));
  emit(walk, {
    kind: 'fact-received',
    element: items[0]?.node ?? null,
    data: {
      ask: command.ask,
      late: true,
      ...clear,
      ...(answered.length === 0 ? {} : { shut: answered.map(({ id }) => id) }),
      narrowed: left.filter(({ asks }) => asks.length > 0).map(({ id, asks }) => [id, asks] as const),
    },
    personal,
  });
  for (const item of answered) orderWrites(walk, tokenOf(walk, item.token));
}

function notWaiting(ask: number): Refusal<EngineRefusal> {
  return new Refusal<EngineRefusal>('not-waiting', `The case does not wait for answer ${ask}`, { ask });
}
