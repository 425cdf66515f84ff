import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { type SubjectId } from '#terms/ids';
import { type PlainDate } from '#terms/plain-date';

/** Whether `agent` may apply for `principal` in this service on that day. Read afresh at every use. */
export async function hasPower(
  db: Runner,
  principal: SubjectId,
  agent: SubjectId,
  service: string,
  on: PlainDate,
): Promise<boolean> {
  const row = await db.one(sql`
    select 1 from powers
    where agent = ${agent} and principal = ${principal} and ended_at is null and until >= ${on} and ${service} = any(services)
    limit 1`);
  return row !== undefined;
}
