import type { Runner } from '#store/database';
import type { HeadRow } from '#store/rows';
import { sql } from '#store/sql';
import { type ChainId, chainId } from '#terms/ids';
import { instant } from '#terms/plain-date';

/** An open case as it lies in the store, ready for its next step. */
export interface Lying {
  readonly caseId: ChainId;
  readonly version: number;
  readonly head: HeadRow;
}

/**
 * Open cases in a time order of their ids, each with a state of some 700 bytes, two acts, six facts, a clock and a work item; every
 * tenth has a bill. Cases of the reference government have some thirty acts and facts; all of them would only take longer.
 * Makes those from `from` (exclusive) to `to`; needs the owner of the database.
 */
export async function fillCases(owner: Runner, from: number, to: number): Promise<void> {
  await owner.run(sql`create table if not exists made (n int primary key, id uuid not null)`);
  await owner.run(sql`
    insert into made select n, (lpad(to_hex(1795000000000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' ||
      substr(md5(n::text), 4, 15))::uuid from generate_series(${from + 1}::int, ${to}::int) as n`);
  await owner.run(sql`
    insert into cases (case_id, number, service, def, version, status, seq, head, at, bucket, state)
    select id, 'MG-' || n, 'samsat.pengesahan-tahunan', 1, 2, 'open', 2, sha256(n::text::bytea), '2026-11-23T05:00:00Z', n % 64,
      jsonb_build_object('v', 1, 'rest', repeat(md5(n::text), 21))
    from made where n > ${from}`);
  await owner.run(sql`
    insert into acts (chain, seq, at, kind, element, data, sealed, c, prev)
    select id, seq, '2026-11-23T05:00:00Z', 'passed', 'Task_periksa', '{"take":[1],"put":[[2,"next","flow"]]}',
      sha256(id::text::bytea), sha256(n::text::bytea), case seq when 1 then null else sha256(id::text::bytea) end
    from made, generate_series(1, 2) as seq where n > ${from}`);
  await owner.run(sql`
    insert into facts (case_id, scope, name, v, source, seq)
    select id, 0, 'vehicle.fact' || k, to_jsonb(n), '{"source":{"kind":"asked"}}', 1
    from made, generate_series(1, 6) as k where n > ${from}`);
  await owner.run(sql`
    insert into bills (bill_id, case_id, code, status, total, issued_at, lines)
    select id, id, n::text, 'paid', 1000, '2026-11-23T05:00:00Z', '[]' from made where n > ${from} and n % 10 = 0`);
  await owner.run(sql`
    insert into waits (case_id, wait_id, kind, due, bucket)
    select id, 0, 'clock', '2026-12-23T05:00:00Z', n % 64 from made where n > ${from}`);
  await owner.run(sql`
    insert into work_items (case_id, item_id, step, lane, agency, role, version, enabled_at, due)
    select id, 2, 'Task_periksa', 'Lane_1', 'regident', 'verifier', 1, '2026-11-23T05:00:00Z', '2026-12-23T05:00:00Z'
    from made where n > ${from}`);
}

/** The newest `n` cases, oldest first. */
export async function newestCases(owner: Runner, n: number): Promise<Lying[]> {
  const rows = await owner.many<{ case_id: string; version: number; seq: number; head: Buffer }>(sql`
    select case_id, version, seq, head from cases order by case_id desc limit ${n}`);
  return rows.toReversed().map((row) => ({
    caseId: chainId(row.case_id),
    version: row.version,
    head: { seq: row.seq, c: row.head.toString('base64url'), at: instant('2026-11-23T05:00:00.000Z') },
  }));
}
