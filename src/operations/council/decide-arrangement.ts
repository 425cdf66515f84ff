import { allowOfficial, type Official, type Person } from '#access/person';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import {
  type ArrangementCommand,
  applyAct,
  decideArrangement,
  type Signatory,
  type Standing,
} from '#coordination/lifecycle';
import { ArrangementFile } from '#coordination/schema';
import type { Government } from '#definitions/government';
import { link } from '#ledger/chain';
import { arrangementChain } from '#operations/council/chains';
import type { House } from '#operations/house';
import { appendToChain, readHead } from '#store/chain';
import type { Runner } from '#store/database';
import type { InboxKey } from '#store/effects';
import type { ArrangementRow } from '#store/rows';
import { sql } from '#store/sql';
import { dayIn, type Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

/** What an official wants of an arrangement. `seen` is the number of its last act that they had before them. */
export interface ArrangementOrder {
  readonly id: string;
  readonly seen: number;
  readonly command: ArrangementCommand;
}

export interface ArrangementReceipt {
  readonly id: string;
  readonly act: string;
  readonly seq: number;
  readonly state: ArrangementFile['state'];
}

/**
 * One decision on an arrangement: load, decide, commit. Act and current state are one statement, so the next use in any
 * process obeys. Refuses `arrangement-changed` when somebody decided since it was read, `arrangement-unknown`,
 * `arrangement-exists`, and what `decideArrangement` refuses; nothing changes then.
 */
export async function decideOnArrangement(
  house: Parts,
  person: Person | null,
  { id, seen, command }: ArrangementOrder,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<ArrangementReceipt> {
  const official = allowOfficial(person, 'arrangement');
  const { government } = house.library;
  const chain = arrangementChain(government, id);
  const [repeated, before] = await Promise.all([repeatedOf(house, chain, inbox), loadStanding(house, id)]);
  if (repeated !== null) return repeated;
  await requireKnown(house, id, command, before);
  if ((before?.seq ?? 0) !== seen) throw changed(id, before?.seq ?? 0);
  const by = signatoryOf(government, official, at);
  const draft = decideArrangement(before?.standing ?? null, command, by, at, government.file.zone);
  const standing = applyAct(before?.standing ?? null, { ...draft, at });
  if (standing === null) throw new Error(`${draft.kind} leaves no arrangement`);
  const head = await readHead(house.db, chain);
  if (head.seq !== seen) throw changed(id, head.seq);
  const acts = link(chain, head, [draft], at, seed, new Map());
  const receipt = { id, act: draft.kind, seq: seen + 1, state: standing.text.state };
  const row = rowOf(id, seen + 1, standing, before?.sha256 ?? null);
  const kept = inbox === undefined ? {} : { inbox: { ...inbox, result: receipt } };
  const outcome = await appendToChain(house.db, { chain, at, acts, arrangements: [row], ...kept });
  if (outcome === 'lost') throw changed(id, seen);
  return outcome === 'written' ? receipt : (outcome.repeated as unknown as ArrangementReceipt); // under this key only receipts are kept
}

/** The draft as an official wrote it. Refuses `arrangement-malformed` with what is wrong where, or an agency nobody knows. */
export function parseDraft({ agencies }: Government, id: string, draft: unknown): ArrangementFile {
  const open = typeof draft === 'object' && draft !== null ? draft : {};
  const parsed = ArrangementFile.safeParse({ ...open, id, state: 'draft' });
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).slice(0, 10);
    throw new Refusal<ArrangementRefusal>('arrangement-malformed', faults.join('; '), { faults });
  }
  const unknown = parsed.data.members.map(({ agency }) => agency).filter((agency) => !agencies.has(agency));
  if (unknown.length === 0) return parsed.data;
  const faults = unknown.map((agency) => `members: ${agency}`);
  throw new Refusal<ArrangementRefusal>('arrangement-malformed', `No such agency: ${unknown.join(', ')}`, { faults });
}

export interface StoredStanding {
  readonly seq: number;
  readonly standing: Standing;
  readonly sha256: Uint8Array | null;
}

export async function loadStanding({ db }: { readonly db: Runner }, id: string): Promise<StoredStanding | null> {
  const row = await db.one<{ seq: number; standing: Standing; sha256: Buffer | null }>(
    sql`select seq, standing, sha256 from arrangements where id = ${id}`,
  );
  return row ?? null;
}

export function rowOf(id: string, seq: number, standing: Standing, sha256: Uint8Array | null): ArrangementRow {
  return { id, seq, decided: standing.decided, sha256, text: standing.text, standing };
}

/** The seat as the government's files have it now: whether it binds its agency, and until when it may. */
export function signatoryOf({ agencies, file }: Government, official: Official, at: Instant): Signatory {
  const seats = agencies.get(official.agency)?.positions ?? [];
  const seat = seats.find(({ id }) => id === official.position);
  const day = dayIn(file.zone, at);
  return {
    agency: official.agency,
    position: official.position,
    head: seat?.lead === true,
    until: seat === undefined ? day : (seat.mandateTo ?? null),
    body: official.agency === file.coordinatingBody && official.kind === 'coordinator',
  };
}

async function requireKnown(
  house: Parts,
  id: string,
  command: ArrangementCommand,
  before: StoredStanding | null,
): Promise<void> {
  if (command.kind === 'draft') {
    if (before === null || before.standing.text.state === 'draft') return;
    throw new Refusal<ArrangementRefusal>('arrangement-exists', `${id} is there already`, { arrangement: id });
  }
  const successor = command.kind === 'succeed' ? await loadStanding(house, command.by) : before;
  if (before !== null && successor !== null && !(command.kind === 'succeed' && command.by === id)) return;
  throw new Refusal<ArrangementRefusal>('arrangement-unknown', 'There is no such arrangement', { arrangement: id });
}

async function repeatedOf(
  { db }: Pick<House, 'db'>,
  chain: string,
  inbox: InboxKey | undefined,
): Promise<ArrangementReceipt | null> {
  if (inbox === undefined) return null;
  const row = await db.one<{ result: ArrangementReceipt }>(
    sql`select result from inbox where chain = ${chain} and source = ${inbox.source} and msg_id = ${inbox.msgId}`,
  );
  return row?.result ?? null;
}

function changed(id: string, seq: number): Refusal<ArrangementRefusal> {
  return new Refusal<ArrangementRefusal>('arrangement-changed', `${id} has changed`, { arrangement: id, seq });
}
