import type { CaseActKind } from '#engine/acts';
import { apply } from '#engine/apply';
import type { CaseState, Opened, Program } from '#engine/case';
import type { Actor, Command } from '#engine/command';
import type { Fact, Facts } from '#engine/fact';
import type { Step } from '#engine/needs';
import { step } from '#engine/step';
import type { Act, Envelope, Head } from '#ledger/act';
import { NO_HEAD } from '#ledger/act';
import { headAfter, link } from '#ledger/chain';
import { agencyId, chainId, positionId, subjectId, uuidv7 } from '#terms/ids';
import { canonical, type Json } from '#terms/json';
import { type Instant, instant, later } from '#terms/plain-date';

export const SUBJECT = subjectId('019a0000-0000-7000-8000-000000000001');
export const OTHER = subjectId('019a0000-0000-7000-8000-000000000002');
const CHAIN = chainId(uuidv7(1, new Uint8Array(10)));
const KEYS = new Map([SUBJECT, OTHER].map((subject) => [subject, new Uint8Array(32)]));

export const START = instant('2026-05-12T02:00:00Z');
export const APPLICANT: Actor = { kind: 'applicant', subject: SUBJECT };
export const HOUSE: Actor = { kind: 'system' };
export function officer(agency: string): Actor {
  return { kind: 'officer', agency: agencyId(agency), position: positionId(`${agency}.petugas`), assignment: 'a-1' };
}

/** A case as the store would hold it: its state, its facts and its chain. */
export interface Played {
  readonly program: Program;
  readonly state: CaseState | null;
  readonly facts: Facts;
  readonly acts: readonly Act<CaseActKind>[];
  readonly head: Head;
  readonly last: Step | null;
}

export function unfiled(program: Program): Played {
  return { program, state: null, facts: new Map(), acts: [], head: NO_HEAD, last: null };
}

/** One command, decided and appended as operations do it. Throws what `step` throws. */
export function play(now: Played, command: Command): Played {
  const last = step(now.program, now, command);
  const acts = link(CHAIN, now.head, last.acts, command.at, new Uint8Array(32), KEYS) as Act<CaseActKind>[]; // kinds as drafted
  return {
    ...now,
    state: last.state,
    facts: new Map([...now.facts, ...last.needs.facts]),
    acts: [...now.acts, ...acts],
    head: headAfter(now.head, acts),
    last,
  };
}

/** Envelopes as a database gives them back: JSON whose members come in another order. */
export function envelopesOf({ acts }: Played): readonly Envelope<CaseActKind>[] {
  return acts.map(
    ({ sealed: _sealed, subject: _subject, ...envelope }) => JSON.parse(canonical(envelope)) as Envelope<CaseActKind>,
  );
}

export function folded(now: Played): CaseState | null {
  return envelopesOf(now).reduce<CaseState | null>(apply, null);
}

export function at(hours: number): Instant {
  return later(START, Math.round(hours * 3_600_000));
}

export function asked(values: { readonly [fact: string]: Json }): Facts {
  return new Map(
    Object.entries(values).map(([name, value]): [string, Fact] => [
      name,
      { value, source: { kind: 'asked', at: START } },
    ]),
  );
}

export function fetched(values: { readonly [fact: string]: Json }, moment: Instant = START): Facts {
  const source = {
    kind: 'fetched',
    at: moment,
    registry: 'people',
    agency: agencyId('dukcapil'),
    read: 'r',
    receipt: 'x',
  } as const;
  return new Map(Object.entries(values).map(([name, value]): [string, Fact] => [name, { value, source }]));
}

/** The open wait of a kind at an element. */
export function waiting<Kind extends Opened['kind']>(
  now: Played,
  kind: Kind,
  node: string,
): Opened & { readonly kind: Kind } {
  const found = now.state?.open.find(
    (wait): wait is Opened & { readonly kind: Kind } => wait.kind === kind && wait.node === node,
  );
  if (found === undefined) throw new Error(`no ${kind} is open at ${node}: ${JSON.stringify(now.state?.open)}`);
  return found;
}

export function ownerOf({ agency }: Opened & { readonly kind: 'item' }): Actor {
  return agency === null ? APPLICANT : officer(agency);
}

export function conclude(
  now: Played,
  node: string,
  moment: Instant,
  facts: { readonly [fact: string]: Json } = {},
): Played {
  const item = waiting(now, 'item', node);
  return play(now, { kind: 'conclude', item: item.id, facts, at: moment, by: ownerOf(item) });
}

/** Kinds and elements of the acts of the last command. */
export function told({ last }: Played): string[] {
  return (last?.acts ?? []).map(({ kind, element }) => (element === null ? kind : `${kind} ${element}`));
}

export function openAt({ state }: Played): string[] {
  return (state?.open ?? []).map(({ kind, node }) => `${kind} ${node}`);
}
