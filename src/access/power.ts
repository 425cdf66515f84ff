import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { type SubjectId, subjectId } from '#terms/ids';
import { type PlainDate, plainDate } from '#terms/plain-date';

/** A power of attorney (surat kuasa): the agent may apply for the principal in these services, until the day it ends. */
export interface Power {
  readonly id: string;
  readonly principal: SubjectId;
  readonly agent: SubjectId;
  readonly services: readonly string[];
  readonly until: PlainDate;
}

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

/** Living powers that a person gave or received. */
export async function powersOf(
  db: Runner,
  person: SubjectId,
  on: PlainDate,
): Promise<{ given: Power[]; received: Power[] }> {
  const rows = await db.many<{
    power_id: string;
    principal: string;
    agent: string;
    services: string[];
    until: string;
  }>(sql`
    select power_id, principal, agent, services, until from powers
    where (principal = ${person} or agent = ${person}) and ended_at is null and until >= ${on} order by given_at`);
  const powers = rows.map(
    (row): Power => ({
      id: row.power_id,
      principal: subjectId(row.principal),
      agent: subjectId(row.agent),
      services: row.services,
      until: plainDate(row.until),
    }),
  );
  return {
    given: powers.filter(({ principal }) => principal === person),
    received: powers.filter(({ agent }) => agent === person),
  };
}
