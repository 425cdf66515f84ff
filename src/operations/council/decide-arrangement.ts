import { allowOfficial, type Official, type Person } from '#access/person';
import { holderOf } from '#agencies/succession';
import { needsEverySignature } from '#coordination/arrangement';
import { arrangementAfter } from '#coordination/arrangement-after';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import {
  ARRANGEMENT_ACTS,
  type ArrangementCommand,
  type ArrangementConsultation,
  applyAct,
  decideArrangement,
  type Signatory,
  type Standing,
} from '#coordination/lifecycle';
import { ArrangementFile } from '#coordination/schema';
import type { Government } from '#definitions/government';
import { link } from '#ledger/chain';
import { arrangementChain } from '#operations/council/chains';
import { faultsOfDraft } from '#operations/council/draft-faults';
import type { House } from '#operations/house';
import { holdingQuestion } from '#operations/matter/matter-row';
import { appendToChain, readActs, readHead } from '#store/chain';
import type { Runner } from '#store/database';
import type { InboxKey } from '#store/effects';
import type { ArrangementRow } from '#store/rows';
import { sql } from '#store/sql';
import { agencyId, type ChainId } from '#terms/ids';
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
  const draft = decideArrangement(
    before === null ? null : afterSuccession(government, before.standing),
    command,
    by,
    at,
    government.file.zone,
  );
  const standing = applyAct(before?.standing ?? null, { ...draft, at });
  if (standing === null) throw new Error(`${draft.kind} leaves no arrangement`);
  const head = await readHead(house.db, chain);
  await requireStill(house, chain, id, seen, head.seq);
  await requireNoQuestion(house, id, command);
  const acts = link(chain, head, [draft], at, seed, new Map());
  const receipt = { id, act: draft.kind, seq: head.seq + 1, state: standing.text.state };
  const row = rowOf(id, head.seq + 1, standing, before?.sha256 ?? null);
  const kept = inbox === undefined ? {} : { inbox: { ...inbox, result: receipt } };
  const outcome = await appendToChain(house.db, { chain, at, acts, arrangements: [row], ...kept });
  if (outcome === 'lost') throw changed(id, seen);
  return outcome === 'written' ? receipt : (outcome.repeated as unknown as ArrangementReceipt); // under this key only receipts are kept
}

/** Questions, decisions and plans stand on the chain too; only what moves the arrangement itself makes it another. */
async function requireStill(house: Parts, chain: ChainId, id: string, seen: number, last: number): Promise<void> {
  const kinds: readonly string[] = ARRANGEMENT_ACTS;
  const since = last === seen ? [] : await readActs(house.db, chain, seen);
  const moved = since.findLast(({ kind }) => kinds.includes(kind));
  if (moved !== undefined) throw changed(id, moved.seq);
}

/** While a blocking question is open nothing is signed. Stopping and ending stay possible. */
async function requireNoQuestion(house: Parts, id: string, { kind }: ArrangementCommand): Promise<void> {
  if (kind !== 'sign' && kind !== 'renew' && kind !== 'succeed') return;
  const question = await holdingQuestion(house.db, id);
  if (question !== null) throw new Refusal('question-open', `Question ${question} is not answered`, { question });
}

/** The draft as an official wrote it. Refuses `arrangement-malformed` with what is wrong where: its form, or a name nobody knows. */
export function parseDraft(government: Government, id: string, draft: unknown): ArrangementFile {
  const open = typeof draft === 'object' && draft !== null ? draft : {};
  const parsed = ArrangementFile.safeParse({ ...open, id, state: 'draft' });
  const faults = parsed.success
    ? faultsOfDraft(government, parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Refusal<ArrangementRefusal>('arrangement-malformed', faults.join('; '), { faults: faults.slice(0, 20) });
}

export interface StoredStanding {
  readonly seq: number;
  readonly standing: Standing;
  readonly sha256: Uint8Array | null;
}

/** As its acts leave it, in the names that they gave. */
export async function loadStanding({ db }: { readonly db: Runner }, id: string): Promise<StoredStanding | null> {
  const row = await db.one<{ seq: number; standing: Standing; sha256: Buffer | null }>(
    sql`select seq, standing, sha256 from arrangements where id = ${id}`,
  );
  return row ?? null;
}

/** The same as the agencies are now: who signed for one that has ended has signed for its successor. */
export async function loadStandingNow(house: Parts, id: string): Promise<StoredStanding | null> {
  const stored = await loadStanding(house, id);
  return stored === null ? null : { ...stored, standing: afterSuccession(house.library.government, stored.standing) };
}

/** Several at once, by id, in one statement; one that was never stored is not among them. */
export async function loadStandingsNow(
  { db, library }: Parts,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await db.many<{ id: string; standing: Standing }>(
    sql`select id, standing from arrangements where id = any(${ids})`,
  );
  return new Map(rows.map(({ id, standing }) => [id, afterSuccession(library.government, standing)]));
}

function afterSuccession(government: Government, standing: Standing): Standing {
  const { successions } = government;
  if (successions.length === 0) return standing;
  const { text, signed, renewal, consultation } = standing;
  const held = (agency: string): string =>
    holderOf(successions, agencyId(agency), { thing: `membership/${text.id}` }) ?? agency;
  const now = (signer: string): string => (needsEverySignature(text) ? held(signer) : signer);
  return {
    ...standing,
    text: arrangementAfter(text, government, successions),
    signed: [...new Set(signed.map(now))],
    renewal: renewal === null ? null : { ...renewal, signed: [...new Set(renewal.signed.map(now))] },
    ...(consultation === undefined ? {} : { consultation: consultationAfter(consultation, held) }),
  };
}

/** The latest stance of each stands, for whoever was asked or followed them. */
function consultationAfter(
  { due, asked, stances }: ArrangementConsultation,
  now: (agency: string) => string,
): ArrangementConsultation {
  const said = new Map(stances.map(({ agency, stance }) => [now(agency), { agency: now(agency), stance }] as const));
  return { due, asked: [...new Set(asked.map(now))], stances: [...said.values()] };
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
