import type { Binding } from '#engine/called';
import { elementAt, versionsCalled } from '#engine/called';
import type { Correction, Token } from '#engine/case';
import type { Command } from '#engine/command';
import { type Bound, sayDecided } from '#engine/decide';
import { readsOf } from '#engine/decision-reads';
import type { EngineRefusal } from '#engine/refusals';
import { agencyAt, bindingAt, emit, freshId, learnFact, programHere, split, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

/**
 * An element that computes from a fact on which a right or an amount hangs waits while the fact is before its holder.
 * Answers whether it does.
 */
export function awaitCorrection(walk: Walk, token: Token): boolean {
  const waiting = (walk.state.corrections ?? []).filter(({ waits }) => waits).map(({ fact }) => fact);
  if (waiting.length === 0 || !readsAny(walk, token.node, dependentsOf(walk, waiting))) return false;
  emit(walk, {
    kind: 'correction-awaited',
    element: token.node,
    agency: agencyAt(walk, token.node),
    data: { open: [{ kind: 'correction', id: freshId(walk), token: token.id }] },
  });
  return true;
}

/** A bill that hangs on a fact which is now disputed does not stand: it is made once the holder has answered. */
export function pullBills(walk: Walk, facts: readonly string[]): readonly number[] {
  const affected = dependentsOf(walk, facts);
  const bills = walk.state.open.filter(
    ({ kind, node }) =>
      kind === 'message' && bindingAt(walk, node).bill !== undefined && readsAny(walk, node, affected),
  );
  return beginAgain(
    walk,
    bills.map(({ token }) => token),
  );
}

/** The holder's own case has its number: both cases name each other. */
export function correctionOpened(walk: Walk, command: Command & { readonly kind: 'correction-opened' }): void {
  const { id, agency } = correctionFor(walk, command.correction);
  emit(walk, { kind: 'correction-opened', element: null, agency, data: { correction: id, number: command.number } });
}

/**
 * The holder has answered. What was computed from a corrected fact is computed again, a bill made from it is made anew, and
 * what waited for the answer begins. Refusal `correction-not-open`.
 */
export function settleCorrection(walk: Walk, command: Command & { readonly kind: 'settle-correction' }): void {
  const correction = correctionFor(walk, command.correction);
  if (command.corrected) sayCorrected(walk, correction, command.reason);
  else sayUpheld(walk, correction, command.reason);
}

function sayCorrected(walk: Walk, { id, fact: name, agency }: Correction, reason: string): void {
  const fact = walk.facts.get(name);
  const declared = fact?.disputed?.declared ?? fact?.value ?? null;
  if (fact !== undefined) learnFact(walk, name, { value: declared, source: { ...fact.source, at: walk.moment } });
  const { clear, personal } = split(walk.program, { [name]: declared });
  const shut = [...pullBills(walk, [name]), ...freed(walk, id)];
  const data = { correction: id, fact: name, ...clear, shut };
  emit(walk, { kind: 'fact-corrected', element: null, agency, data, personal: { ...personal, reason } });
  decideAgain(walk, name);
}

function sayUpheld(walk: Walk, { id, fact: name, agency }: Correction, reason: string): void {
  const fact = walk.facts.get(name);
  if (fact?.disputed !== undefined)
    learnFact(walk, name, { ...fact, disputed: { ...fact.disputed, upheld: walk.moment } });
  const data = { correction: id, fact: name, shut: freed(walk, id) };
  emit(walk, { kind: 'fact-upheld', element: null, agency, data, personal: { reason } });
}

/** Waits for a holder's answer; those that still need another one begin to wait anew. */
function freed(walk: Walk, answered: number): readonly number[] {
  const others = (walk.state.corrections ?? []).filter(({ id, waits }) => waits && id !== answered);
  const still = dependentsOf(
    walk,
    others.map(({ fact }) => fact),
  );
  const tokens = walk.state.open.flatMap(({ kind, node, token }) =>
    kind === 'correction' && !readsAny(walk, node, still) ? [token] : [],
  );
  return beginAgain(walk, tokens);
}

/** The elements of these tokens begin anew once all waits around them are shut. */
function beginAgain(walk: Walk, tokens: readonly number[]): readonly number[] {
  const all = [...new Set(tokens)].filter((token) => !walk.agenda.includes(token));
  walk.agenda.push(...all);
  return walk.state.open.flatMap(({ id, token }) => (all.includes(token) ? [id] : []));
}

/** Decisions already taken that read what has changed are taken again, as of now, each once. */
function decideAgain(walk: Walk, corrected: string): void {
  const changed = new Set([corrected]);
  const taken = new Set<string>();
  for (const [element, bound] of boundDecisions(walk)) {
    if (taken.has(bound.decision) || !wasTaken(walk, bound)) continue;
    if (!readsOf(programHere(walk, element), bound.decision).some((name) => changed.has(name))) continue;
    taken.add(bound.decision);
    for (const name of resultNames(bound)) changed.add(name);
    sayDecided(walk, { id: 0, node: element, flow: null }, [bound], () => ({}));
  }
}

function wasTaken(walk: Walk, bound: Bound): boolean {
  return resultNames(bound).every((name) => {
    const source = walk.facts.get(name)?.source;
    return source?.kind === 'computed' && source.decision === bound.decision;
  });
}

/** Facts, and all that the decisions of the case make of them. */
function dependentsOf(walk: Walk, facts: readonly string[]): ReadonlySet<string> {
  const found = new Set(facts);
  if (facts.length === 0) return found;
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [element, bound] of boundDecisions(walk)) {
      const reads = readsOf(programHere(walk, element), bound.decision);
      if (reads.some((name) => found.has(name))) for (const name of resultNames(bound)) found.add(name);
    }
  }
  return found;
}

function boundDecisions(walk: Walk): readonly (readonly [element: string, bound: Bound])[] {
  return elementsOf(walk).flatMap(([element, { decisions = [] }]) =>
    decisions.map((bound) => [element, bound] as const),
  );
}

/** Elements of the case's own service, then those of the services it has called. */
function elementsOf({ program, state }: Walk): readonly (readonly [string, Binding])[] {
  const own = Object.entries(program.service.file.elements);
  const others = versionsCalled(state).flatMap(({ version }) =>
    Object.entries(elementAt(program, `${version}/-`).service.file.elements).map(
      ([id, bound]) => [`${version}/${id}`, bound] as const,
    ),
  );
  return [...own, ...others];
}

function resultNames({ result, results = {} }: Bound): readonly string[] {
  return [...(result === undefined ? [] : [result]), ...Object.values(results)];
}

function readsAny(walk: Walk, element: string, names: ReadonlySet<string>): boolean {
  const { decisions = [], bill } = bindingAt(walk, element);
  const lines = bill?.lines.map(({ decision }) => decision) ?? [];
  const periods = bill?.periods === undefined ? [] : [bill.periods];
  const all = [...decisions.map(({ decision }) => decision), ...periods, ...lines];
  const program = programHere(walk, element);
  return all.some((decision) => readsOf(program, decision).some((name) => names.has(name)));
}

/** A value that this case was given has been corrected since, on somebody else's word: whoever works on it sees that. */
export function sourceCorrected(walk: Walk, command: Command & { readonly kind: 'source-corrected' }): void {
  const { fact, registry, agency, number } = command;
  emit(walk, { kind: 'source-corrected', element: null, agency, data: { fact, registry, number } });
}

function correctionFor(walk: Walk, id: number): Correction {
  const found = walk.state.corrections?.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new Refusal<EngineRefusal>('correction-not-open', `Correction ${id} is not open`, { correction: id });
}
