import type { Database } from '#store/database';
import { sql } from '#store/sql';
import { type ChainId, chainId } from '#terms/ids';
import { type Instant, instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';

/** How far a demonstration case has grown, kept move by move: a start that is cut short is gone on with by the next. */
export interface Growth {
  readonly caseId: ChainId;
  /** When its story begins: the time in its id. */
  readonly begins: Instant;
  readonly moves: number;
}

/** `grown` when its story has been told to the end, undefined before it has begun. */
export async function growthOf(db: Database, id: string): Promise<Growth | 'grown' | undefined> {
  const row = await db.one<{ chain: string; growing: boolean; moves: number }>(sql`
    select l.chain, exists (select from lookup where kind = 'demo-growing' and hmac = l.hmac and chain = l.chain) as growing,
           (select count(*)::int from lookup where kind = 'demo-move' and chain = l.chain) as moves
    from lookup l where l.kind = 'demo' and l.hmac = ${sha256(id)} limit 1`);
  if (row === undefined) return undefined;
  const caseId = chainId(row.chain);
  return row.growing ? { caseId, begins: timeOf(caseId), moves: row.moves } : 'grown';
}

/** Before anything of the case is there. */
export async function noteBeginning(db: Database, id: string, caseId: ChainId): Promise<void> {
  await db.run(sql`
    insert into lookup (kind, hmac, chain) values ('demo', ${sha256(id)}, ${caseId}), ('demo-growing', ${sha256(id)}, ${caseId})
    on conflict do nothing`);
}

export async function noteMove(db: Database, id: string, caseId: ChainId, move: number): Promise<void> {
  await db.run(sql`
    insert into lookup (kind, hmac, chain) values ('demo-move', ${sha256(`${id}/${move}`)}, ${caseId}) on conflict do nothing`);
}

export async function noteEnd(db: Database, caseId: ChainId): Promise<void> {
  await db.run(sql`delete from lookup where kind in ('demo-growing', 'demo-move') and chain = ${caseId}`);
}

/** RFC 9562 5.7: the first 48 bits of a UUIDv7 are milliseconds. */
function timeOf(id: ChainId): Instant {
  return instant(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
}
