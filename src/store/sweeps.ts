import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { type ChainId, chainId } from '#terms/ids';

/** Where a sweep over the open cases of a bucket goes on; null when all of them have been looked at under that stamp. */
export async function sweepFrom(
  runner: Runner,
  bucket: number,
  stamp: string,
): Promise<{ readonly after: ChainId | null } | null> {
  const row = await runner.one<{ stamp: string; after: string | null; done: boolean }>(
    sql`select stamp, after, done from sweeps where bucket = ${bucket}`,
  );
  if (row?.stamp !== stamp) return { after: null };
  return row.done ? null : { after: row.after === null ? null : chainId(row.after) };
}

/** Open cases of a bucket in order of age, after one. */
export async function openCases(
  runner: Runner,
  bucket: number,
  after: ChainId | null,
  limit: number,
): Promise<ChainId[]> {
  const rows = await runner.many<{ case_id: string }>(sql`
    select case_id from cases where bucket = ${bucket} and status = 'open'
      and case_id > ${after ?? '00000000-0000-0000-0000-000000000000'} order by case_id limit ${limit}`);
  return rows.map(({ case_id }) => chainId(case_id));
}

/** Keeps how far a sweep has come; a worker that takes the bucket over goes on from there. */
export async function keepSweep(
  runner: Runner,
  bucket: number,
  stamp: string,
  after: ChainId | null,
  done: boolean,
): Promise<void> {
  await runner.run(sql`
    insert into sweeps (bucket, stamp, after, done) values (${bucket}, ${stamp}, ${after}, ${done})
    on conflict (bucket) do update set stamp = excluded.stamp, after = excluded.after, done = excluded.done`);
}
