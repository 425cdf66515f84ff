import { timingSafeEqual } from 'node:crypto';
import { allowOfficial, type Person } from '#access/person';
import { holderOf } from '#agencies/succession';
import { type ComplaintCommand, stepComplaint } from '#coordination/complaint';
import { link } from '#ledger/chain';
import { type ComplaintRow, loadComplaint } from '#operations/complaint/complaint-row';
import { codeHash } from '#operations/complaint/file-complaint';
import { complaintRules, deskAgency, dueOf } from '#operations/complaint/rules';
import type { House } from '#operations/house';
import { appendToChain, readHead } from '#store/chain';
import type { InboxKey } from '#store/effects';
import { sql } from '#store/sql';
import { readInbox } from '#store/step-read';
import type { AgencyId, PositionId } from '#terms/ids';
import { agencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** What is done with a complaint, and the words that go with it: reason of passing on, the answer, the objection. */
export interface ComplaintMove {
  readonly command: ComplaintCommand;
  readonly text: string;
}

/** How somebody shows that a complaint is theirs: signed in, or by its code. */
export interface Claim {
  readonly person: Person | null;
  readonly code: string;
}

/** Whether the complaint is this person's, or the code is its own. */
export function isTheirs(house: Parts, row: ComplaintRow, { person, code }: Claim): boolean {
  if (person?.kind === 'citizen' && row.subject === person.subject) return true;
  const given = codeHash(house, code);
  return code !== '' && given.length === row.codeHash.length && timingSafeEqual(given, row.codeHash);
}

/** The desk sees every complaint, an agency those in its hands; the inspectorate's officers those that are inspected. */
export function handles(house: Parts, row: ComplaintRow, person: Person | null): 'desk' | 'agency' | null {
  if (person === null || person.kind === 'citizen') return null;
  if (person.agency === deskAgency(house.library.government, row.state.filedAt)) return 'desk';
  return row.state.status !== 'filed' && isIn(house, row, person) ? 'agency' : null;
}

/** An official's move. Refuses `not-allowed`, `complaint-unfit`, `forwarded-before`, `text-empty`, `complaint-unknown`. */
export async function handleComplaint(
  house: Parts,
  person: Person | null,
  number: string,
  move: ComplaintMove,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const official = allowOfficial(person, 'handle-complaint');
  const row = await loadComplaint(house.db, number);
  const part = handles(house, row, official);
  const isOfTheDesk = move.command.kind === 'verify';
  if (
    part === null ||
    (isOfTheDesk && part !== 'desk') ||
    (part === 'desk' && !isOfTheDesk && !isIn(house, row, official))
  )
    throw new Refusal('not-allowed', 'This complaint lies with somebody else', { act: 'handle-complaint' });
  if (!['verify', 'forward', 'answer'].includes(move.command.kind))
    throw new Refusal('not-allowed', 'Only the complainant may do this', { act: 'handle-complaint' });
  await write(house, row, move, official, at, seed, inbox);
}

/** Whether a complaint lies with an official's agency, or with one that it has followed. */
export function isIn(
  { library }: Pick<House, 'library'>,
  { state }: ComplaintRow,
  { agency }: { readonly agency: AgencyId },
): boolean {
  return state.agency !== null && holderOf(library.government.successions, agencyId(state.agency)) === agency;
}

/** The complainant objects to the answer, once, or closes. Refuses as above. */
export async function followComplaint(
  house: Parts,
  claim: Claim,
  number: string,
  move: ComplaintMove,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const row = await loadComplaint(house.db, number);
  if (!isTheirs(house, row, claim)) throw new Refusal('complaint-unknown', 'There is no such complaint for you');
  if (move.command.kind !== 'object' && move.command.kind !== 'close')
    throw new Refusal('not-allowed', 'Only the agency may do this', { act: 'handle-complaint' });
  await write(house, row, move, null, at, seed, inbox);
}

/** Closes what nobody objected to in time; gives how many. Done before every list, so no nightly job decides it. */
export async function closeSilent(house: Parts, at: Instant, seed: Seed): Promise<number> {
  const rows = await house.db.many<{ number: string }>(
    sql`select number from complaints where silent_by <= ${at} order by silent_by limit 100`,
  );
  for (const { number } of rows) {
    const row = await loadComplaint(house.db, number);
    const move: ComplaintMove = { command: { kind: 'close', by: 'silence' }, text: '' };
    await write(house, row, move, null, at, seed, { source: 'silence', msgId: `${row.id}/${row.version}` });
  }
  return rows.length;
}

/** Takes questions about looks that were not answered in time to the agency of oversight; gives how many. Done as `closeSilent` is. */
export async function climbSilent(house: Parts, at: Instant, seed: Seed): Promise<number> {
  const rows = await house.db.many<{ number: string }>(sql`
    select number from complaints where look is not null and status = 'verified' and due <= ${at}
      and state ->> 'climbsAt' is not null order by due limit 100`);
  for (const { number } of rows) {
    const row = await loadComplaint(house.db, number);
    const inbox = { source: 'climb', msgId: `${row.id}/${row.version}` };
    await write(house, row, { command: { kind: 'climb' }, text: '' }, null, at, seed, inbox);
  }
  return rows.length;
}

const WITH_WORDS: readonly ComplaintCommand['kind'][] = ['forward', 'answer', 'object'];

async function write(
  house: Parts,
  row: ComplaintRow,
  { command, text }: ComplaintMove,
  by: { readonly agency: AgencyId; readonly position: PositionId } | null,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  if ((await readInbox(house.db, row.id, inbox)) !== null) return;
  const words = text.trim();
  if ((WITH_WORDS.includes(command.kind) && words === '') || words.length > 2_000)
    throw new Refusal('text-empty', 'Write between 1 and 2,000 characters');
  const { government } = house.library;
  if ('agency' in command && !government.agencies.has(command.agency))
    throw new Refusal('agency-unknown', 'There is no such agency');
  const next = stepComplaint(
    complaintRules(government, row.state.filedAt),
    government.calendar,
    row.state,
    command,
    at,
  );
  if (typeof next === 'string') throw new Refusal(next, 'The complaint does not stand so');
  const { kind, ...data } = command;
  const key = words === '' ? undefined : await house.keys.keyFor(row.sealedUnder);
  const draft = {
    kind: `complaint-${KINDS[kind]}`,
    element: row.element,
    agency: by?.agency ?? null,
    position: by?.position ?? null,
    data,
    ...(key === undefined ? {} : { personal: { subject: row.sealedUnder, values: { text: words } } }),
  };
  await house.db.transaction(async (db) => {
    const changed = await db.run(sql`
      update complaints set state = ${JSON.stringify(next)}::jsonb, version = version + 1, agency = ${next.agency},
        class = ${next.class}, status = ${next.status}, due = ${dueOf(next)}, silent_by = ${next.silentBy}
      where complaint_id = ${row.id} and version = ${row.version}`);
    if (changed === 0) throw new Refusal('complaint-unfit', 'Somebody else was first');
    const keys = new Map(key === undefined ? [] : [[row.sealedUnder, key] as const]);
    const acts = link(row.id, await readHead(db, row.id), [draft], at, seed, keys);
    await appendToChain(db, { chain: row.id, at, acts, inbox: { ...inbox, result: null } });
  });
}

const KINDS = {
  verify: 'verified',
  forward: 'forwarded',
  answer: 'answered',
  climb: 'climbed',
  object: 'objected',
  close: 'closed',
} as const;
