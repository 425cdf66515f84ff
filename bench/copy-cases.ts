import type { Runner } from '#store/database';
import { sql } from '#store/sql';

/** Cases are copied this many times at once, so that no statement takes a minute. */
const CHUNK = 250;
/** Copies lie spread over so many days before their originals. */
const DAYS = 360;

/**
 * Fills a house with copies of the cases it has until it has `wanted`: rows of cases, their acts, waits, work items, agencies and
 * questions, and the reads of data on people's chains. Facts and bills are not copied. Each copy lies on a chain of its own and
 * some days earlier; commitments and links are those of the original, so the copies count, but do not verify.
 */
export async function copyCases(owner: Runner, wanted: number): Promise<void> {
  await owner.run(sql`create table originals as
    select case_id as id from cases_all union select distinct chain from acts where kind = 'data-read'`);
  const row = await owner.one<{ n: number }>(sql`select count(*)::int as n from cases_all`);
  const copies = Math.ceil(wanted / (row?.n ?? 1)) - 1;
  await owner.run(sql`alter table acts disable trigger level_rollup`); // set by set below, as the acts say
  for (let from = 0; from < copies; from += CHUNK) await copyTimes(owner, from, Math.min(from + CHUNK, copies));
  await owner.run(sql`alter table acts enable trigger level_rollup`);
  await owner.run(sql`drop table originals`);
  await owner.run(sql`vacuum analyze acts`);
  await owner.run(sql`insert into level_rollups select kind, ref, a, b, day from level_pairs on conflict do nothing`);
  await owner.run(sql`
    insert into case_teams select chain, array_agg(distinct agency) from acts
    where kind = 'concluded' and agency is not null group by 1 on conflict do nothing`);
  await owner.run(sql`vacuum analyze`);
}

async function copyTimes(owner: Runner, from: number, to: number): Promise<void> {
  await owner.run(sql`drop table if exists copies`);
  await owner.run(sql`
    create table copies as
    select id, k, make_interval(days => k % ${DAYS}) as back, (
      lpad(to_hex(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint - (k % ${DAYS}) * 86400000::bigint), 12, '0') ||
      '7' || substr(md5(id::text || k), 1, 3) || '8' || substr(md5(id::text || k), 4, 15))::uuid as copy
    from originals, generate_series(${from + 1}::int, ${to}::int) as k`);
  await owner.run(sql`analyze copies`);
  for (const [table, when] of [
    ['cases', 'open'],
    ['cases_done', 'ended'],
  ] as const)
    await owner.run({
      name: '',
      text: `insert into ${table} (case_id, number, service, def, version, status, seq, head, at, bucket, state)
        select copy, number || '-' || k, service, def, version, status, seq, head, at - back, k % 64, state
        from cases_all join copies on id = case_id where (status = 'open') = ${String(when === 'open')}`,
      values: [],
    });
  await owner.run(sql`
    insert into acts (chain, seq, at, kind, element, agency, position, data, sealed, subject, c, prev)
    select copy, seq, at - back, kind, element, agency, position, data, sealed, subject, c, prev
    from copies join acts a on a.chain = id where a.kind = 'data-read' or exists (select from cases_all where case_id = id)`);
  await owner.run(sql`
    insert into waits (case_id, wait_id, kind, name, corr, due, bucket)
    select copy, wait_id, kind, name, corr, due - back, bucket from waits join copies on id = case_id`);
  await owner.run(sql`
    insert into work_items (case_id, item_id, step, lane, agency, role, version, enabled_at, claimed_at, claimed_by, started_at, due)
    select copy, item_id, step, lane, agency, role, version, enabled_at - back, claimed_at - back, claimed_by, started_at - back,
      due - back from work_items join copies on id = case_id`);
  await owner.run(sql`
    insert into case_agencies (chain, agency, until)
    select copy, agency, until - back from case_agencies a join copies on id = a.chain`);
  await owner.run(sql`
    insert into questions (case_id, question_id, asker_agency, owner_agency, blocking, state, asked_at, due)
    select copy, question_id, asker_agency, owner_agency, blocking, state, asked_at - back, due - back
    from questions join copies on id = case_id`);
  await owner.run(sql`drop table copies`);
}
