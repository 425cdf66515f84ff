import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { type Instant, later } from '#terms/plain-date';

const BATCH = 500;
/** Keys of repeated requests live at least 30 days (billing); a few more cost little. */
const INBOX_KEPT = 35 * 86_400_000;
/** Attached and never sent; a draft keeps its own as long as it lives. */
const UPLOADS_KEPT = 31 * 86_400_000;

/** What the database needs done every minute, by one worker: room for next month, ended cases moved out, old rows let go. */
export async function upkeep(runner: Runner, now: Instant): Promise<void> {
  await makeMonths(runner, now);
  while ((await archiveEnded(runner, BATCH)) === BATCH); // faster than cases can end, or `cases` would grow without end
  await forget(runner, now);
}

/** Partitions for this month and the next two. */
export async function makeMonths(runner: Runner, now: Instant): Promise<void> {
  await runner.run(sql`select make_months(${now})`);
}

/** Moves cases that have ended to the cold table; returns how many. The hot table stays as small as the live work. */
export async function archiveEnded(runner: Runner, limit: number): Promise<number> {
  return runner.run(sql`
    with gone as (
      delete from cases where case_id in (
        select case_id from cases where status <> 'open' order by case_id limit ${limit} for update skip locked)
      returning *)
    insert into cases_done (case_id, number, service, def, version, status, seq, head, at, bucket, state)
    select case_id, number, service, def, version, status, seq, head, at, bucket, state from gone`);
}

async function forget(runner: Runner, now: Instant): Promise<void> {
  await runner.run(sql`delete from inbox where got_at < ${later(now, -INBOX_KEPT)}`);
  await runner.run(sql`delete from sessions where until < ${now}`);
  await runner.run(sql`delete from drafts where expires_at < ${now}`);
  await runner.run(sql`
    delete from uploads where not held and at < ${later(now, -UPLOADS_KEPT)}
      and not exists (select from drafts where draft_id = place)`);
}
