import type { ReadRequest } from '#exchange/mx/request';
import type { Head } from '#ledger/act';
import type { Runner } from '#store/database';
import { sql, statement } from '#store/sql';
import type { Gate } from '#store/step';
import { type AgencyId, type SubjectId, subjectId } from '#terms/ids';
import { canonical } from '#terms/json';
import { type Instant, instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';

/** An exchange as its provider knows it. */
export interface ExchangeKey {
  readonly agency: AgencyId;
  readonly client: string;
  readonly xid: string;
}

export interface ServedRow {
  readonly digest: Buffer;
  readonly run: string;
  readonly state: 'serving' | 'waiting' | 'served' | 'interrupted';
  readonly subject: string | null;
  readonly sealed: Buffer | null;
}

/** Somebody the request is about who is known here, and where their chain ends. */
export interface Known {
  readonly subject: SubjectId;
  readonly head: Head;
}

/** nonce-used: a replay; new: ours to serve, or not, where it was not to be claimed; seen: served or being served. */
export type Claim =
  | { readonly kind: 'nonce-used' }
  | { readonly kind: 'new'; readonly known: Known | null }
  | { readonly kind: 'seen'; readonly row: ServedRow };

/** Milliseconds after its expiry that a nonce is kept: the clocks of two gateways may differ by as much. */
const KEPT_AFTER = 10_000;

/** What makes a retry the same request: all that is signed but for time and nonce. */
export function digestOf(request: ReadRequest): Buffer {
  const { target, userId, issue, represented = '', purpose, consent, fields, preview, body } = request;
  const basis = consent.kind === 'law' ? '' : `${consent.id} ${consent.hash.toString('hex')}`;
  const said = { target, userId, issue, represented, purpose: { ...purpose }, basis, fields, preview };
  return sha256(Buffer.concat([Buffer.from(canonical(said)), Buffer.from([0]), body]));
}

/**
 * Uses up the nonce, takes the id where `take` says so, and looks up whom it is about (`about`: hash of their name): one
 * statement, durable when it resolves.
 */
export async function claim(
  db: Runner,
  { agency, client, xid }: ExchangeKey,
  request: ReadRequest,
  {
    at,
    run,
    take,
    about,
  }: { readonly at: Instant; readonly run: string; readonly take: boolean; readonly about: Buffer },
): Promise<Claim> {
  const until = later(at, (request.expires - request.created) * 1000 + KEPT_AFTER);
  const row = await db.one<ClaimRow>(sql`
    with n as (
      insert into exchange.nonces (keyid, nonce, until) values (${request.keyid}, ${request.nonce}, ${until})
      on conflict do nothing returning true as fresh),
    s as (
      insert into exchange.served (agency, client, xid, digest, at, run, state)
      select ${agency}, ${client}, ${xid}::uuid, ${digestOf(request)}::bytea, ${at}::timestamptz, ${run}::uuid, 'serving'
      from n where ${take}::boolean on conflict do nothing returning true as taken),
    p as (select subject from subjects where nik_hmac = ${about})
    select coalesce((select fresh from n), false) as fresh, coalesce((select taken from s), false) as taken,
      p.subject, h.seq, h.c, h.at
    from (values (1)) as one left join p on true
      left join lateral (select seq, c, at from acts where chain = p.subject order by seq desc limit 1) as h on true`);
  if (row?.fresh !== true) return { kind: 'nonce-used' };
  const known = knownIn(row);
  if (row.taken) return { kind: 'new', known };
  const seen = await findServed(db, { agency, client, xid });
  return seen === undefined ? { kind: 'new', known } : { kind: 'seen', row: seen };
}

interface ClaimRow {
  readonly fresh: boolean;
  readonly taken: boolean;
  readonly subject: string | null;
  readonly seq: number | null;
  readonly c: Buffer | null;
  readonly at: string | null;
}

function knownIn({ subject, seq, c, at }: ClaimRow): Known | null {
  if (subject === null) return null;
  if (seq === null || c === null || at === null) return { subject: subjectId(subject), head: NO_HEAD };
  return { subject: subjectId(subject), head: { seq, c: c.toString('base64url'), at: instant(at) } };
}

/** Before the first act of a chain. */
export const NO_HEAD: Head = { seq: 0, c: null, at: null };

export function findServed(db: Runner, { agency, client, xid }: ExchangeKey): Promise<ServedRow | undefined> {
  return db.one<ServedRow>(sql`
    select digest, run, state, subject, sealed from exchange.served
    where agency = ${agency} and client = ${client} and xid = ${xid}`);
}

/** What is known of an exchange once its answer is signed. */
export interface Outcome {
  readonly subject: SubjectId;
  readonly sealed: Uint8Array;
  readonly receipt: string;
  readonly ownHalf: Uint8Array;
  readonly at: Instant;
}

/** Of an exchange served before, whose answer is signed anew. */
export async function keepServed(db: Runner, key: ExchangeKey, outcome: Outcome): Promise<void> {
  const { text, values } = servedRow(key, outcome);
  await db.run(statement(`with ${text} select id from u`, values));
}

/** The same as part of the write of the act on the person's chain, whose id is the person's pseudonym. */
export function servedRow({ agency, client, xid }: ExchangeKey, outcome: Outcome): Gate {
  const { subject, sealed, receipt, ownHalf, at } = outcome;
  return { text: SERVED, values: [agency, client, xid, subject, sealed, receipt, ownHalf, at] };
}

const SERVED = `u as (
  update exchange.served set state = 'served', at = case state when 'waiting' then $8::timestamptz else at end, subject = $4, sealed = $5, receipt = $6, own_half = $7, their_half = null
  where agency = $1 and client = $2 and xid = $3 returning $4::uuid as id)`;

/** Exchanges that an earlier run of this gateway left half done: whether their holder was asked is not known. */
export function interrupt(db: Runner, agency: AgencyId, run: string): Promise<number> {
  return db.run(sql`
    update exchange.served set state = 'interrupted' where agency = ${agency} and state = 'serving' and run <> ${run}`);
}

/** Texts of receipts that askers' halves must be signatures of; none for an exchange not known. */
export function receiptTexts(
  db: Runner,
  agency: AgencyId,
  xids: readonly string[],
): Promise<{ readonly client: string; readonly xid: string; readonly receipt: string }[]> {
  return db.many(sql`
    select client, xid, receipt from exchange.served
    where agency = ${agency} and xid = any(${xids}::uuid[]) and receipt is not null`);
}

/** An asker's half of a receipt. */
export interface TheirHalf {
  readonly client: string;
  readonly xid: string;
  readonly half: Uint8Array;
}

export async function keepTheirHalves(db: Runner, agency: AgencyId, halves: readonly TheirHalf[]): Promise<void> {
  const [clients, xids] = [halves.map(({ client }) => client), halves.map(({ xid }) => xid)];
  const bytes = halves.map(({ half }) => Buffer.from(half));
  await db.run(sql`
    update exchange.served s set their_half = h.half
    from unnest(${clients}::text[], ${xids}::uuid[], ${bytes}::bytea[]) as h (client, xid, half)
    where s.agency = ${agency} and s.client = h.client and s.xid = h.xid`);
}

/** Who is asked, and where. */
export interface Door {
  readonly provider: AgencyId;
  readonly url: string;
}

/** What a question is asked for, and for what wait of a case where it may take long. */
export interface AskedFor {
  /** `<service>/<read>` */
  readonly purpose: string;
  /** Names the wait: whoever asks again for it before it is answered asks under the same id. null: asked once. */
  readonly wait: string | null;
}

/** Gives the id to ask under. The same id again may go to another door, where its provider has moved. */
export async function noteAsked(
  db: Runner,
  { agency, client, xid }: ExchangeKey,
  { provider, url }: Door,
  { purpose, wait }: AskedFor,
  at: Instant,
): Promise<string> {
  const row = await db.one<{ xid: string }>(sql`
    insert into exchange.asked (agency, client, xid, provider, url, purpose, at, state, wait)
    values (${agency}, ${client},
      coalesce((select a.xid from exchange.asked a
        where a.agency = ${agency} and a.wait = ${wait}::text and a.state in ('asked', 'accepted')), ${xid}::uuid),
      ${provider}, ${url}, ${purpose}, ${at}, 'asked', ${wait}::text)
    on conflict (agency, xid) do update set url = excluded.url returning xid`);
  return row?.xid ?? xid;
}

/** Its provider has put the question before officers, who have until then; whoever waits asks again under the same id. */
export async function noteAccepted(db: Runner, agency: AgencyId, xid: string, until: Instant): Promise<void> {
  await db.run(sql`
    update exchange.asked set state = 'accepted', until = ${until} where agency = ${agency} and xid = ${xid}`);
}

/** `halves` null: it was refused, and there is nothing to be receipted. `refusal`: the type of a "no", receipted or not. */
export async function noteAnswered(
  db: Runner,
  agency: AgencyId,
  xid: string,
  halves: { readonly receipt: string; readonly own: Uint8Array; readonly their: Uint8Array } | null,
  refusal: string | null,
): Promise<void> {
  await db.run(sql`
    update exchange.asked set state = ${halves === null ? 'refused' : 'received'}, told = ${halves === null}, refusal = ${refusal},
      receipt = ${halves?.receipt ?? null}, own_half = ${halves?.own ?? null}, their_half = ${halves?.their ?? null}
    where agency = ${agency} and xid = ${xid}`);
}

export interface Untold {
  readonly client: string;
  readonly xid: string;
  readonly provider: AgencyId;
  readonly url: string;
  readonly own_half: Buffer;
}

/** Halves that their provider has not got yet, the oldest of each: one that is away leaves room for the others. */
export function untold(db: Runner, agency: AgencyId): Promise<Untold[]> {
  return db.many(sql`
    select client, xid, provider, url, own_half from (
      select *, row_number() over (partition by provider order by at) as place from exchange.asked
      where agency = ${agency} and state = 'received' and not told) as waiting
    where place <= 1000 order by at`);
}

export async function noteTold(db: Runner, agency: AgencyId, xids: readonly string[]): Promise<void> {
  await db.run(sql`update exchange.asked set told = true where agency = ${agency} and xid = any(${xids}::uuid[])`);
}

/** Takes note of exchanges older than `before` whose other half has not come, each once. Officers who still have time are not late. */
export async function findMissing(db: Runner, agency: AgencyId, before: Instant, at: Instant): Promise<string[]> {
  const served = await db.many<{ xid: string }>(sql`
    update exchange.served set missing = ${at}
    where agency = ${agency} and at < ${before} and their_half is null and missing is null and state <> 'waiting'
    returning xid`);
  const asked = await db.many<{ xid: string }>(sql`
    update exchange.asked set missing = ${at}
    where agency = ${agency} and at < ${before} and not told and missing is null and (until is null or until < ${before})
    returning xid`);
  return [...served, ...asked].map(({ xid }) => xid);
}

/**
 * Ends exchanges that are findings since `before`, and questions whose officers' time was over by then and whose answer nobody
 * fetched. Gives how many.
 */
export async function closeOld(db: Runner, agency: AgencyId, before: Instant, at: Instant): Promise<number> {
  const served = await db.run(sql`
    update exchange.served s set closed = ${at}
    where agency = ${agency} and closed is null and their_half is null and (missing < ${before} or state = 'waiting'
      and exists (select from exchange.questions q
        where q.agency = s.agency and q.client = s.client and q.xid = s.xid and q.due < ${before}))`);
  const asked = await db.run(sql`
    update exchange.asked set closed = ${at}
    where agency = ${agency} and closed is null and not told and missing < ${before}`);
  return served + asked;
}

export function forgetNonces(db: Runner, at: Instant): Promise<number> {
  return db.run(sql`delete from exchange.nonces where until < ${at}`);
}
