import type { Runner } from '#store/database';
import type { OutboxKey, OutboxRow } from '#store/rows';
import { sql } from '#store/sql';
import { type ChainId, chainId, uuidv7 } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import { type Instant, instant, later, milliseconds } from '#terms/plain-date';

export interface OutboxQuery {
  readonly buckets: readonly number[];
  readonly topics: readonly string[];
  readonly limit: number;
  readonly now: Instant;
  /** Only chains that began at this moment or later. */
  readonly since?: Instant | undefined;
}

/** Outbox rows whose time has come, oldest first. No lock: whoever asks holds the buckets, and the receiver's inbox makes once. */
export async function dueOutbox(
  runner: Runner,
  { buckets, topics, limit, now, since }: OutboxQuery,
): Promise<OutboxRow[]> {
  const rows = await runner.many<Omit<OutboxRow, 'chain'> & { chain: string; payload: JsonObject }>(sql`
    select chain, seq, n, topic, payload, idem, tries, bucket from outbox
    where bucket = any(${buckets}::smallint[]) and next_at <= ${now} and topic = any(${topics}) and chain >= ${firstChain(since)}
    order by next_at, chain, seq, n limit ${limit}`);
  return rows.map((row) => ({ ...row, chain: chainId(row.chain) }));
}

/** The id that no chain of that moment or later comes before: ids begin with their time. */
function firstChain(since: Instant | undefined): string {
  return uuidv7(since === undefined ? 0 : milliseconds(since), new Uint8Array(10));
}

/** Rows done; for a handler that did not consume its row in its own write. */
export async function deleteOutbox(runner: Runner, keys: readonly OutboxKey[]): Promise<void> {
  await runner.run(sql`
    delete from outbox o using unnest(${keys.map(({ chain }) => chain)}::uuid[], ${keys.map(({ seq }) => seq)}::int[],
      ${keys.map(({ n }) => n)}::smallint[]) as done (chain, seq, n)
    where o.chain = done.chain and o.seq = done.seq and o.n = done.n`);
}

/** First pause after a failure; it doubles to an hour, so that a registry that is down is not hammered. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 3_600_000;

export function pauseAfter(tries: number): number {
  return Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE);
}

/** Puts a failed row off. */
export async function postponeOutbox(runner: Runner, row: OutboxRow, now: Instant): Promise<void> {
  await rescheduleOutbox(runner, row, later(now, pauseAfter(row.tries)), row.tries + 1);
}

/** Sets when a row is tried next, and how often it has failed. */
export async function rescheduleOutbox(runner: Runner, key: OutboxKey, nextAt: Instant, tries: number): Promise<void> {
  await runner.run(sql`
    update outbox set next_at = ${nextAt}, tries = ${tries}
    where chain = ${key.chain} and seq = ${key.seq} and n = ${key.n}`);
}

/** Kept messages of that name and key are due now. */
export async function wakeMessages(runner: Runner, name: string, corr: string, now: Instant): Promise<void> {
  await runner.run(sql`
    update outbox set next_at = ${now}
    where topic = 'message-sent' and payload->>'message' = ${name} and payload->>'corr' = ${corr} and next_at > ${now}`);
}

/** What a case asks a holder is asked now. */
export async function wakeAsk(runner: Runner, chain: string, ask: number, now: Instant): Promise<void> {
  await runner.run(sql`
    update outbox set next_at = ${now}
    where chain = ${chain} and topic = 'fact-needed' and payload->>'ask' = ${String(ask)} and next_at > ${now}`);
}

/** A timer or clock that has run out. */
export interface DueWait {
  readonly caseId: ChainId;
  readonly waitId: number;
  readonly kind: string;
  readonly name: string | null;
  readonly due: Instant;
  readonly bucket: number;
}

export interface WaitsQuery {
  readonly buckets: readonly number[];
  readonly limit: number;
  readonly now: Instant;
  /** Only cases that began at this moment or later. */
  readonly since?: Instant | undefined;
}

/** Waits whose time has come, in order of that time. Each is then fired as an ordinary step, which deletes it. */
export async function dueWaits(runner: Runner, { buckets, limit, now, since }: WaitsQuery): Promise<DueWait[]> {
  const rows = await runner.many<{
    case_id: string;
    wait_id: number;
    kind: string;
    name: string | null;
    due: string;
    bucket: number;
  }>(sql`
    select case_id, wait_id, kind, name, due, bucket from waits
    where bucket = any(${buckets}::smallint[]) and due <= ${now} and case_id >= ${firstChain(since)}
    order by due, case_id, wait_id limit ${limit}`);
  return rows.map(({ case_id, wait_id, due, ...row }) => {
    return { ...row, caseId: chainId(case_id), waitId: wait_id, due: instant(due) };
  });
}

/** Open waits for this message by the key it finds its case by, the oldest case first; a message goes to one. */
export async function waitingFor(
  runner: Runner,
  name: string,
  corr: string,
  limit = 1,
): Promise<{ readonly caseId: ChainId; readonly waitId: number }[]> {
  const rows = await runner.many<{ case_id: string; wait_id: number }>(sql`
    select case_id, wait_id from waits where kind = 'message' and name = ${name} and corr = ${corr}
    order by case_id, wait_id limit ${limit}`);
  return rows.map(({ case_id, wait_id }) => ({ caseId: chainId(case_id), waitId: wait_id }));
}
