import type { Runner } from '#store/database';
import type { ChainEffects, Gated } from '#store/effects';
import type { ActRow, HeadRow } from '#store/rows';
import { sql } from '#store/sql';
import { collision, compose, type Gate, type StepOutcome } from '#store/step';
import { agencyId, type ChainId, chainId, positionId, subjectId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';

/** What is appended to a chain that has no row of its own: a person's, an agency's, an arrangement's, the government's. */
export interface ChainWrite extends ChainEffects {
  readonly chain: ChainId;
  /** Time of the append, for inbox and outbox. */
  readonly at: Instant;
  /** At least one, the first following the head that was read. */
  readonly acts: readonly ActRow[];
  /** A row that is changed in the same statement; its `u` gives the chain's id. Where there is no such row nothing is written. */
  readonly row?: Gate;
}

/** Appends in one statement. The primary key (chain, seq) settles a race: `lost` means read the head and link again. */
export async function appendToChain(runner: Runner, write: ChainWrite): Promise<StepOutcome> {
  const gate: Gated = { ...write, gate: write.chain, ended: false };
  const row = write.row ?? { text: 'u as (select $1::uuid as id)', values: [write.chain] };
  try {
    if ((await runner.run(compose(row, [gate]))) === 0) throw new Error('the row to be changed is not there');
    return 'written';
  } catch (error) {
    return collision(runner, write.chain, write, error);
  }
}

/** Where a chain ends; seq 0 before its first act. For a case `readStep` gives it. */
export async function readHead(runner: Runner, chain: ChainId): Promise<HeadRow> {
  const found = await runner.one<{ seq: number; c: Buffer; at: string }>(sql`
    select seq, c, at from acts where chain = ${chain} order by seq desc limit 1`);
  if (found === undefined) return { seq: 0, c: null, at: null };
  return { seq: found.seq, c: found.c.toString('base64url'), at: instant(found.at) };
}

/** The acts of a chain in order, from `after` (exclusive). */
export async function readActs(runner: Runner, chain: ChainId, after = 0, limit = 10_000): Promise<ActRow[]> {
  const rows = await runner.many<StoredAct>(sql`
    select chain, seq, at, kind, element, agency, position, data, subject, sealed, c, prev
    from acts where chain = ${chain} and seq > ${after} order by seq limit ${limit}`);
  return rows.map(actOf);
}

/** The acts of several chains, each in order, in one statement; a chain without acts is not among them. */
export async function readActsOf(
  runner: Runner,
  chains: readonly ChainId[],
): Promise<ReadonlyMap<ChainId, readonly ActRow[]>> {
  const rows = await runner.many<StoredAct>(sql`
    select chain, seq, at, kind, element, agency, position, data, subject, sealed, c, prev
    from acts where chain = any(${chains}::uuid[]) order by chain, seq`);
  const found = new Map<ChainId, ActRow[]>();
  for (const act of rows.map(actOf)) {
    const before = found.get(act.chain);
    if (before === undefined) found.set(act.chain, [act]);
    else before.push(act);
  }
  return found;
}

interface StoredAct {
  readonly chain: string;
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly element: string | null;
  readonly agency: string | null;
  readonly position: string | null;
  readonly data: JsonObject;
  readonly subject: string | null;
  readonly sealed: Buffer;
  readonly c: Buffer;
  readonly prev: Buffer | null;
}

function actOf(row: StoredAct): ActRow {
  return {
    chain: chainId(row.chain),
    seq: row.seq,
    at: instant(row.at),
    kind: row.kind,
    element: row.element,
    agency: row.agency === null ? null : agencyId(row.agency),
    position: row.position === null ? null : positionId(row.position),
    data: row.data,
    subject: row.subject === null ? null : subjectId(row.subject),
    sealed: row.sealed,
    c: row.c.toString('base64url'),
    prev: row.prev?.toString('base64url') ?? null,
  };
}
