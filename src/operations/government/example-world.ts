import type { RegistryFile } from '#definitions/registry-schema';
import type { CaseActKind } from '#engine/acts';
import { apply } from '#engine/apply';
import type { CaseState, Program } from '#engine/case';
import { nextClock } from '#engine/clocks';
import type { Actor, Command } from '#engine/command';
import type { Fact } from '#engine/fact';
import type { BillOrder, Needs } from '#engine/needs';
import { step } from '#engine/step';
import { type Act, NO_HEAD } from '#ledger/act';
import { headAfter, link, verifyChain } from '#ledger/chain';
import type { DataKey } from '#ledger/seal';
import { type Answer, fetchedFacts, registryNamed } from '#operations/government/example-registries';
import { type ChainId, chainId, type SubjectId, subjectId, uuidv7 } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import { type Instant, milliseconds } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';

/** Whether a registry has a record under a key. */
export type HasRecord = (registry: string, key: string) => boolean;

/** Answers a read of a case as the registry would, at a moment. */
export type AskRegistry = (ask: Needs['asks'][number], world: World, at: Instant) => Answer;

/**
 * One case on a virtual clock, without a store: all that a house would keep of it. What the engine needs from outside is
 * done at once: registries answer or stay silent and take what is written, papers count as sealed. Only the functions of this file change it.
 */
export interface World {
  readonly program: Program;
  readonly chain: ChainId;
  readonly subject: SubjectId;
  readonly seed: Seed;
  readonly key: DataKey;
  readonly ask: AskRegistry;
  readonly has: HasRecord;
  /** Called after every step with the kinds of its acts. */
  readonly watch: (kinds: readonly CaseActKind[], at: Instant) => void;
  state: CaseState | null;
  facts: ReadonlyMap<string, Fact>;
  acts: readonly Act[];
  /** Kinds of act in order; money that fits no bill is noted here and stands in no chain of a case. */
  kinds: readonly string[];
  /** Every bill issued, the last one last. */
  bills: readonly BillOrder[];
  /** Every read asked in the course of the case, answered or not. */
  asks: readonly Needs['asks'][number][];
  /** What was written, by registry and key: fields with their values. */
  written: ReadonlyMap<string, JsonObject>;
}

export function openWorld(
  program: Program,
  begins: Instant,
  registries: { readonly ask: AskRegistry; readonly has: HasRecord },
  seed: Seed,
  watch: World['watch'] = () => undefined,
): World {
  const id = (what: string): string => uuidv7(milliseconds(begins), derive(seed, what, 10));
  return {
    program,
    chain: chainId(id('case')),
    subject: subjectId(id('subject')),
    seed,
    key: derive(seed, 'key'),
    ...registries,
    watch,
    state: null,
    facts: new Map(),
    acts: [],
    kinds: [],
    bills: [],
    asks: [],
    written: new Map(),
  };
}

/** A seed that a text gives: the same example runs the same way everywhere. */
export function seedOf(text: string): Seed {
  return sha256(text);
}

/** One command at its time, after every clock that runs out before it. A Refusal leaves the world as the clocks left it. */
export function command(world: World, order: Command): void {
  advance(world, order.at);
  take(world, order);
}

/** Lets time pass: clocks run out one by one, each at its own moment, and what follows from them is done. */
export function advance(world: World, until: Instant): void {
  for (let due = dueBy(world, until); due !== undefined; due = dueBy(world, until)) {
    take(world, { kind: 'fire', at: due, by: { kind: 'system' } });
  }
}

function dueBy(world: World, until: Instant): Instant | undefined {
  if (world.state === null || world.state.status !== 'open') return undefined;
  const due = nextClock(world.state)?.due;
  return due !== undefined && due <= until ? due : undefined;
}

function take(world: World, order: Command): void {
  const { program, chain, subject, key } = world;
  const next = step(program, { state: world.state, facts: world.facts }, order);
  const seed = derive(world.seed, `command/${world.acts.length}`);
  const acts = link(chain, headAfter(NO_HEAD, world.acts), next.acts, order.at, seed, new Map([[subject, key]]));
  world.state = next.state;
  world.facts = new Map([...world.facts, ...next.needs.facts]);
  world.acts = [...world.acts, ...acts];
  world.kinds = [...world.kinds, ...next.acts.map(({ kind }) => kind)];
  world.bills = [...world.bills, ...next.needs.bills];
  world.asks = [...world.asks, ...next.needs.asks];
  world.watch(
    next.acts.map(({ kind }) => kind),
    order.at,
  );
  for (const ask of next.needs.asks) answer(world, ask, world.ask(ask, world, order.at), order.at);
  for (const write of next.needs.writes) record(world, write, order.at);
  for (const paper of next.needs.papers) seal(world, paper.id, order.at);
}

/** Gives the case a registry's answer; silence is nothing at all. */
export function answer(
  world: World,
  ask: Needs['asks'][number],
  given: Answer,
  at: Instant,
  by: Actor = { kind: 'system' },
): void {
  const common = { at, by, ask: ask.id } as const;
  if (given.kind === 'withheld') take(world, { ...common, kind: 'withhold', reason: given.reason });
  if (given.kind === 'record') {
    take(world, {
      ...common,
      kind: 'answer',
      received: fetchedFacts(world.program.government, ask, given.fields, at, by),
    });
  }
}

/** An agency writes its own registry: one that is silent to others takes it too. */
function record(world: World, write: Needs['writes'][number], at: Instant): void {
  const known =
    write.creates || world.has(write.registry, write.key) || world.written.has(recordName(write.registry, write.key));
  if (known) {
    const fields = fieldsOf(registryNamed(world.program.government, write.registry), write.values);
    const name = recordName(write.registry, write.key);
    world.written = new Map(world.written).set(name, { ...world.written.get(name), ...fields });
  }
  const receipt = known ? recordName(write.registry, String(write.id)) : null;
  take(world, { kind: 'recorded', at, by: { kind: 'system' }, write: write.id, receipt });
}

export function recordName(registry: string, key: string): string {
  return `${registry}/${key}`;
}

function fieldsOf({ fields }: RegistryFile, values: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, fact]) => (values[fact] === undefined ? [] : [[field, values[fact]]])),
  );
}

function seal(world: World, paper: number, at: Instant): void {
  const number = `${world.program.service.file.id}/${paper}`;
  take(world, { kind: 'sealed', at, by: { kind: 'system' }, paper, number, sha256: sha256(number).toString('hex') });
}

/** Says where the world breaks the promises of a case: its state is the fold of its envelopes, and its chain holds. */
export function brokenPromises(world: World): string[] {
  const fold = world.acts.reduce<CaseState | null>(
    (past, { kind, element, data, at }) => apply(past, { kind: kind as CaseActKind, element, data, at }),
    null,
  ); // linked from the engine's own acts
  const broken = JSON.stringify(fold) === JSON.stringify(world.state) ? [] : ['The state is not the fold of the acts'];
  const chain = verifyChain(world.acts, new Map());
  return chain.length === 0 ? broken : [...broken, `The chain breaks at act ${chain[0]?.seq}`];
}
