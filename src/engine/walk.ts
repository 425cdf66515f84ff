import type { ProcessNode } from '#definitions/process';
import type { CaseAct, CaseActKind } from '#engine/acts';
import { apply } from '#engine/apply';
import { type Binding, elementAt } from '#engine/called';
import type { CaseState, Incident, Opened, Program, Token } from '#engine/case';
import type { Actor } from '#engine/command';
import type { Station } from '#engine/compile';
import type { Fact, FactSource, Facts } from '#engine/fact';
import type { BillOrder, Needs } from '#engine/needs';
import type { Patch } from '#engine/patch';
import { bindingOf, heldBy, laneAgency, type Plan, planOf, stationOf } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { type Way, wayData } from '#engine/trace';
import type { AgencyId, PositionId, SubjectId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** One step under way: the state so far, the acts that made it so, and what they will need. Lives for one call of `step`. */
export interface Walk {
  readonly program: Program;
  readonly plan: Plan;
  /** When the step's acts are recorded. */
  readonly at: Instant;
  /** When what happens now became so: the due time while clocks are fired, else `at`. */
  moment: Instant;
  state: CaseState;
  /** Next free id; ids taken for a patch that is being put together are already counted. */
  next: number;
  /** Facts of the case with those brought or computed in this step. */
  readonly facts: Map<string, Fact>;
  readonly acts: CaseAct[];
  /** Tokens that came and have not been moved on, oldest first. */
  readonly agenda: number[];
  moves: number;
  /** Tokens that cannot go on, until the step says so in acts of their own. */
  readonly failed: Failed[];
  /** Conditions asked on the way out of an element, until the act that says so takes them along. */
  readonly ways: Way[];
  /** Why the case holds, for each incident of the step. */
  readonly refused: Refusal[];
  /** What was known before each thing learned, so that a move that fails can be undone. */
  readonly learned: { readonly name: string; readonly was: Fact | undefined; readonly need: Fact | undefined }[];
  readonly needs: {
    readonly facts: Map<string, Fact>;
    readonly asks: Needs['asks'][number][];
    readonly bills: BillOrder[];
    readonly billsEnded: Needs['billsEnded'][number][];
    readonly papers: Needs['papers'][number][];
    readonly messages: Needs['messages'][number][];
    readonly writes: Needs['writes'][number][];
    readonly corrections: Needs['corrections'][number][];
    readonly evaluations: Needs['evaluations'][number][];
  };
}

/** A token that could not begin its element, or could not leave it, and why. */
export interface Failed {
  readonly token: Token;
  readonly why: Refusal;
  readonly on: Incident['on'];
}

export function walkFrom(program: Program, state: CaseState, facts: Facts, at: Instant): Walk {
  return {
    program,
    plan: planOf(program),
    at,
    moment: at,
    state,
    next: state.next,
    facts: new Map(facts),
    acts: [],
    agenda: [],
    moves: 0,
    failed: [],
    ways: [],
    refused: [],
    learned: [],
    needs: {
      facts: new Map(),
      asks: [],
      bills: [],
      billsEnded: [],
      papers: [],
      messages: [],
      writes: [],
      corrections: [],
      evaluations: [],
    },
  };
}

/** An act as the parts of a step write it; who and about what are left out where there is nobody and nothing. */
export interface Draft {
  readonly kind: CaseActKind;
  readonly element: string | null;
  readonly agency?: AgencyId | null;
  readonly position?: PositionId | null;
  readonly data: Patch & JsonObject;
  readonly personal?: JsonObject;
}

/** Appends an act to the step and lets it change the state. Tokens it puts are moved on later, in the order they came. */
export function emit(walk: Walk, draft: Draft): void {
  const act = actOf(
    withWays(walk, draft),
    walk.state.subject,
    walk.moment === walk.at ? draft.data : { moment: walk.moment, ...draft.data },
  );
  const closed = draft.kind === 'paid' ? [] : billsAmong(walk, draft.data.shut ?? []);
  walk.acts.push(act);
  walk.state = apply(walk.state, { kind: act.kind, element: act.element, data: act.data, at: walk.at });
  walk.next = walk.state.next;
  for (const [token] of draft.data.put ?? []) walk.agenda.push(token);
  for (const wait of closed) expireBill(walk, wait);
}

/** Why a case went this way is personal: it says what is known of somebody. */
function withWays({ ways }: Walk, draft: Draft): Draft {
  if (ways.length === 0) return draft;
  return { ...draft, personal: { ...draft.personal, ways: ways.splice(0).map(wayData) } };
}

/** A wait that ends without what it waited for: its bill no longer stands. */
function billsAmong(walk: Walk, shut: readonly number[]): readonly Opened[] {
  if (shut.length === 0) return [];
  return walk.state.open.filter(
    ({ id, kind, node }) => kind === 'message' && shut.includes(id) && bindingOf(walk.plan, node).bill !== undefined,
  );
}

function expireBill(walk: Walk, { id, node }: Opened): void {
  emit(walk, { kind: 'bill-expired', element: node, data: { wait: id } });
  walk.needs.billsEnded.push({ wait: id, as: 'expired' });
}

export function actOf(draft: Draft, subject: SubjectId, data: JsonObject): CaseAct {
  const { kind, element, agency = null, position = null, personal = {} } = draft;
  const clear = { kind, element, agency, position, data };
  return Object.keys(personal).length === 0 ? clear : { ...clear, personal: { subject, values: personal } };
}

/** How far a step has come. */
export interface Mark {
  readonly state: CaseState;
  readonly next: number;
  readonly lengths: readonly number[];
}

export function markOf(walk: Walk): Mark {
  return { state: walk.state, next: walk.next, lengths: growing(walk).map(({ length }) => length) };
}

/** Undoes what a step did since a mark, but for the tokens it has taken off the agenda and the moves it has counted. */
export function rewind(walk: Walk, { state, next, lengths }: Mark): void {
  const [learned = 0] = lengths;
  for (const { name, was, need } of walk.learned.slice(learned).toReversed()) {
    restore(walk.facts, name, was);
    restore(walk.needs.facts, name, need);
  }
  walk.state = state;
  walk.next = next;
  for (const [index, list] of growing(walk).entries()) list.length = Math.min(list.length, lengths[index] ?? 0);
}

function growing({ learned, acts, agenda, failed, ways, needs }: Walk): { length: number }[] {
  const { asks, bills, billsEnded, papers, messages, writes, corrections, evaluations } = needs;
  const ordered = [asks, bills, billsEnded, papers, messages, writes, corrections, evaluations];
  return [learned, acts, agenda, failed, ways, ...ordered];
}

function restore(facts: Map<string, Fact>, name: string, fact: Fact | undefined): void {
  if (fact === undefined) facts.delete(name);
  else facts.set(name, fact);
}

export function freshId(walk: Walk): number {
  const id = walk.next;
  walk.next += 1;
  return id;
}

/** New values of facts, told apart by who may see them. */
export interface Split {
  /** Goes into the act's clear data: all names, and the values that are not personal. */
  readonly clear: { readonly known: readonly string[]; readonly facts: JsonObject };
  /** Goes into the sealed part. */
  readonly personal: JsonObject;
}

export function split(program: Program, values: { readonly [fact: string]: Json }): Split {
  const names = Object.keys(values);
  const pick = (wanted: boolean): JsonObject =>
    Object.fromEntries(
      names.filter((name) => isPersonal(program, name) === wanted).map((name) => [name, values[name] ?? null]),
    );
  return { clear: { known: names, facts: pick(false) }, personal: pick(true) };
}

/** A fact the government does not describe is taken to be personal. */
function isPersonal(program: Program, fact: string): boolean {
  return program.government.facts.get(fact)?.personal ?? true;
}

/** Makes facts known to what follows in the step, and to the store. */
export function learn(walk: Walk, values: { readonly [fact: string]: Json }, source: FactSource): void {
  for (const [name, value] of Object.entries(values)) learnFact(walk, name, { value, source });
}

export function learnFact(walk: Walk, name: string, fact: Fact): void {
  walk.learned.push({ name, was: walk.facts.get(name), need: walk.needs.facts.get(name) });
  walk.facts.set(name, fact);
  walk.needs.facts.set(name, fact);
}

export function bindingAt(walk: Walk, element: string): Binding {
  return bindingOf(walk.plan, element);
}

export function stationAt(walk: Walk, element: string): Station {
  return stationOf(walk.plan, element);
}

export function nodeAt(walk: Walk, element: string): ProcessNode {
  return stationOf(walk.plan, element).node;
}

/** The program an element runs in: the case's own, or that of a service it has called. */
export function programHere(walk: Walk, element: string): Program {
  return elementAt(walk.program, element).program;
}

/** Who owes an element now; null for the applicant. */
export function agencyAt(walk: Walk, element: string): AgencyId | null {
  return laneAgency(walk.program, nodeAt(walk, element).lane, walk.state.territory, walk.moment);
}

export function tokenOf(walk: Walk, id: number): Token {
  const token = walk.state.tokens.find((one) => one.id === id);
  if (token === undefined) throw new Error(`the case has no token ${id}`);
  return token;
}

/** The open wait of a kind with that id, if the case still has it. */
export function openWait<Kind extends Opened['kind']>(
  walk: Walk,
  kind: Kind,
  id: number,
): (Opened & { readonly kind: Kind }) | undefined {
  return walk.state.open.find((wait): wait is Opened & { readonly kind: Kind } => wait.kind === kind && wait.id === id);
}

export function requireOpen(walk: Walk): void {
  const { status } = walk.state;
  if (status !== 'open') throw new Refusal<EngineRefusal>('case-ended', `The case is ${status}`, { status });
}

/** An officer with that agency, or with whoever followed it; for the applicant's part the applicant, or who acts for them. Refusal `not-your-case`. */
export function requireOwner(walk: Walk, agency: AgencyId | null, by: Actor, element?: string): void {
  const holder = agency === null ? null : heldBy(walk.program, agency, walk.state.territory, element);
  if (agency === null ? isApplicant(walk, by) : by.kind === 'officer' && by.agency === holder) return;
  const owner = holder ?? agency ?? 'applicant';
  throw new Refusal<EngineRefusal>('not-your-case', `This is owed by ${owner}`, { owner });
}

function isApplicant(walk: Walk, by: Actor): boolean {
  const { subject } = walk.state;
  return by.kind === 'applicant' && (by.subject === subject || by.onBehalf === subject);
}

/** Acting for another person stays visible in the act: whose hand it was. */
export function agentOf(by: Actor): { readonly agent?: string } {
  return by.kind === 'applicant' && by.onBehalf !== undefined ? { agent: by.subject } : {};
}

/** Agency and position for an act of a person; nothing for the applicant and the house. */
export function signature(by: Actor): { readonly agency: AgencyId | null; readonly position: PositionId | null } {
  return by.kind === 'officer' ? { agency: by.agency, position: by.position } : { agency: null, position: null };
}

/** Where a fact comes from that a person gives. */
export function saidBy({ moment }: Walk, by: Actor): FactSource {
  if (by.kind !== 'officer') return { kind: 'asked', at: moment };
  return { kind: 'attested', at: moment, agency: by.agency, position: by.position };
}
