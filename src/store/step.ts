import { collided, Database, type Runner, takenKey } from '#store/database';
import { Bytes, bucketOf, type CaseEffects, type Gated, hexOfCommitment, SECTIONS, type Section } from '#store/effects';
import { type Fence, type HeadRow, OPEN } from '#store/rows';
import { asJson, type Statement, sql, statement } from '#store/sql';
import { readInbox } from '#store/step-read';
import { SUCCESSIONS_NOW } from '#store/successions';
import type { ChainId, ServiceId } from '#terms/ids';
import type { Json } from '#terms/json';
import { Refusal } from '#terms/refusal';

/** All that one step changes. One statement, one transaction: the case at the version the decision was made on, or nothing. */
export interface StepWrite extends CaseEffects {
  readonly caseId: ChainId;
  /** As read; null for a case that is now filed. */
  readonly version: number | null;
  /** Given exactly when `version` is null. */
  readonly filed?: { readonly number: string; readonly service: ServiceId; readonly def: number };
  /** `open`, or how the case ended: its waits and work items then go, named or not. */
  readonly status: string;
  /** Head after the acts of this step. */
  readonly head: HeadRow;
  /** The folded state; JSON, nothing personal. */
  readonly state: object;
  /** Given by a worker to a step of an existing case: the write counts only while it still holds the bucket. */
  readonly fence?: Fence;
  /** How many reorganisations were in effect for whoever decided: where another has come, nothing is written. */
  readonly successions?: number;
}

/** `lost`: somebody else stepped first; nothing was written, read and decide again. */
export type StepOutcome = 'written' | 'lost' | { readonly repeated: Json };

/**
 * Writes one step. Refuses with `already-open` when a route leads to another open case (`caseId`, `number`), `lease-lost`
 * when the fence has fallen, `journal-repeated` when a journal's key was booked before.
 */
export async function writeStep(runner: Runner, write: StepWrite): Promise<StepOutcome> {
  try {
    const opened = await runner.many(compose(gateOfOne(write), [gated(write)]));
    if (opened.length === 1) return 'written';
    if (write.fence !== undefined) await checkFence(runner, write.fence);
    return 'lost';
  } catch (error) {
    return collision(runner, write.caseId, write, error);
  }
}

/**
 * Steps of different cases in one statement and one commit, for workers: five to ten times as many a second. Each wins or
 * loses its own race; when one would fail, each is written alone.
 */
export async function writeSteps(database: Database, writes: readonly StepWrite[]): Promise<StepOutcome[]> {
  const sorted = writes.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1)); // one order for all, so no deadlock
  const alone = async () => {
    const outcomes: StepOutcome[] = [];
    for (const write of writes) outcomes.push(await writeStep(database, write));
    return outcomes;
  };
  if (new Set(writes.map(({ caseId }) => caseId)).size < writes.length || writes.some(needsOwnGate)) return alone();
  try {
    const opened = await database.many<{ id: string }>(compose(gateOfMany(sorted), sorted.map(gated)));
    const ids = new Set(opened.map(({ id }) => id));
    return writes.map(({ caseId }) => (ids.has(caseId) ? 'written' : 'lost'));
  } catch {
    return alone();
  }
}

/** Reads, decides and writes under the case's own lock: for the third attempt, after two lost races. */
export async function locked<T>(database: Database, caseId: ChainId, work: (locked: Runner) => Promise<T>): Promise<T> {
  return database.transaction(async (transaction) => {
    // A statement of its own: a read that waits for the lock would show the facts as they were before the wait.
    await transaction.run(sql`select from cases where case_id = ${caseId} for update`);
    return work(transaction);
  });
}

/** Throws `lease-lost` unless the bucket is still held. The lock on the lease lasts to the end of the transaction. */
async function checkFence(runner: Runner, { bucket, epoch }: Fence): Promise<void> {
  const held = await runner.one(sql`select bucket from lease where bucket = ${bucket} and epoch = ${epoch} for share`);
  if (held === undefined) throw new Refusal('lease-lost', `Bucket ${bucket} has another worker now`, { bucket });
}

/** The gate (`u`) and the parts that hang on it. Only parts with rows are in the text, so that each kind of step is planned once. */
export function compose(gate: Gate, writes: readonly Gated[]): Statement {
  const jsons: string[] = [];
  const bytes = new Bytes();
  const used: Section[] = [];
  for (const section of SECTIONS) {
    const rows = writes.flatMap((write) =>
      section.rows(write).map((row) => bytes.take(section.bytes, { gate: write.gate, ...row })),
    );
    if (rows.length === 0) continue;
    jsons.push(asJson(rows));
    used.push(section);
  }
  return { ...prepared(gate, used), values: [...gate.values, bytes.all(), ...jsons] };
}

type Prepared = Pick<Statement, 'name' | 'text'>;

/** By the gate's text, then by the sections that have rows: some dozens of texts of thousands of characters each. */
const PREPARED = new Map<string, Map<string, Prepared>>();

function prepared(gate: Gate, used: readonly Section[]): Prepared {
  const known = PREPARED.get(gate.text) ?? new Map<string, Prepared>();
  PREPARED.set(gate.text, known);
  const key = used.map(({ name }) => name).join();
  const found = known.get(key) ?? written(gate, used);
  known.set(key, found);
  return found;
}

function written(gate: Gate, used: readonly Section[]): Prepared {
  const place = gate.values.length + 1;
  const parts = used.map((section, n) => `${section.name} as (${section.sql(place + n + 1, place)})`);
  const { name, text } = statement(`with ${[gate.text, ...parts].join(',\n')}\nselect id from u`, []);
  return { name, text };
}

export interface Gate {
  /** Defines the common table expression `u (id)`. */
  readonly text: string;
  readonly values: Statement['values'];
}

/** What a failed write means, where it means anything. In a transaction the error stands: nothing more can be asked there. */
export async function collision(
  runner: Runner,
  chain: ChainId,
  effects: CaseEffects,
  error: unknown,
): Promise<StepOutcome> {
  if (collided(error) && runner instanceof Database) return 'lost';
  const key = takenKey(error);
  if (key === undefined || !(runner instanceof Database)) throw error;
  if (/^acts_\w*pkey$/.test(key)) return 'lost';
  if (key === 'inbox_pkey' && effects.inbox !== undefined) {
    const found = await readInbox(runner, chain, effects.inbox);
    return found === null ? 'lost' : { repeated: found.result };
  }
  if (key === 'route_pkey') throw await alreadyOpen(runner, effects.routes ?? [], error);
  if (key === 'journals_idem_key' || key === 'journals_reversal_of_key') {
    throw new Refusal('journal-repeated', 'This was booked before', {}, { cause: error });
  }
  throw error;
}

async function alreadyOpen(runner: Runner, routes: readonly Uint8Array[], cause: unknown): Promise<Refusal> {
  const found = await runner.many<{ case_id: string; number: string | null }>(sql`
    select r.case_id, c.number from route r left join cases_all c using (case_id)
    where r.key_hash = any(${routes}) limit 1`);
  const facts = { caseId: found[0]?.case_id ?? null, number: found[0]?.number ?? null };
  return new Refusal('already-open', `An open case has this key: ${facts.number ?? 'unknown'}`, facts, { cause });
}

function gated(write: StepWrite): Gated {
  const { at } = write.head;
  if (at === null) throw new Error('a step has at least one act, so its head has a time');
  return { ...write, gate: write.caseId, at, ended: write.status !== OPEN };
}

function gateOfOne(write: StepWrite): Gate {
  const { caseId, version, status, head, state, filed, fence, successions } = write;
  const own = [caseId, status, head.seq, hexOfCommitment(head.c), head.at, asJson(state)];
  if (version === null) {
    if (filed === undefined) throw new Error('a new case needs its number, service and definition');
    if (fence !== undefined) throw new Error('a new case has no bucket that anybody could hold yet');
    const still = successions === undefined ? '' : `where ${SUCCESSIONS_NOW} = $11`;
    const text = `u as (insert into cases (case_id, status, seq, head, at, state, number, service, def, bucket, version)
      select $1::uuid, $2, $3::int, $4::bytea, $5::timestamptz, $6::jsonb, $7, $8, $9::int, $10::smallint, 1 ${still}
      on conflict do nothing returning case_id as id)`;
    const values = [...own, filed.number, filed.service, filed.def, bucketOf(caseId)];
    return { text, values: [...values, ...(successions === undefined ? [] : [successions])] };
  }
  const also = [version, ...(successions === undefined ? [] : [successions])];
  const still = successions === undefined ? '' : `and ${SUCCESSIONS_NOW} = $8`;
  const place = own.length + also.length;
  const fenced =
    fence === undefined ? '' : `and exists (select from lease where bucket = $${place + 1} and epoch = $${place + 2})`;
  const text = `u as (update cases set version = version + 1, status = $2, seq = $3, head = $4, at = $5, state = $6
    where case_id = $1 and version = $7 ${still} ${fenced} returning case_id as id)`;
  return { text, values: [...own, ...also, ...(fence === undefined ? [] : [fence.bucket, fence.epoch])] };
}

function needsOwnGate({ version, fence }: StepWrite): boolean {
  return version === null || fence !== undefined;
}

function gateOfMany(writes: readonly StepWrite[]): Gate {
  const rows = writes.map(({ caseId, version, status, head, state, successions }) => {
    return {
      id: caseId,
      successions,
      version,
      status,
      seq: head.seq,
      head: hexOfCommitment(head.c),
      at: head.at,
      state,
    };
  });
  const text = `u as (update cases c
    set version = c.version + 1, status = w.status, seq = w.seq, head = w.head, at = w.at, state = w.state
    from jsonb_to_recordset($1::jsonb)
      as w(id uuid, version int, status text, seq int, head bytea, at timestamptz, state jsonb, successions int)
    where c.case_id = w.id and c.version = w.version
      and (w.successions is null or w.successions = ${SUCCESSIONS_NOW}) returning c.case_id as id)`;
  return { text, values: [asJson(rows)] };
}
