import type { ExchangeKey } from '#exchange/gateway/memory';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { type AgencyId, type PositionId, positionId, type SubjectId, subjectId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';

/** A question that somebody of this agency answers by hand. `sealed`: the key of the record, under the key of the person. */
export interface Question extends ExchangeKey {
  readonly registry: string;
  readonly position: PositionId;
  /** `<service>/<read>`, and the law it stands on. */
  readonly purpose: string;
  readonly basis: string;
  /** Number of the asker's case. */
  readonly issue: string;
  readonly fields: readonly string[];
  readonly at: Instant;
  readonly due: Instant;
  readonly subject: SubjectId;
  readonly sealed: Uint8Array;
}

/** Where a question stands. `answer`: sealed under the key of the person. */
export interface Standing {
  readonly subject: SubjectId;
  readonly due: Instant;
  readonly answered: { readonly by: PositionId; readonly at: Instant; readonly answer: Uint8Array } | null;
}

/** Puts the question before the officers, in the statement that says so of the exchange; false where it was not to be served. */
export async function putQuestion(db: Runner, one: Question): Promise<boolean> {
  const { agency, client, xid } = one;
  const put = await db.run(sql`
    with u as (
      update exchange.served set state = 'waiting', subject = ${one.subject}
      where agency = ${agency} and client = ${client} and xid = ${xid} and state = 'serving' returning xid)
    insert into exchange.questions
      (agency, client, xid, registry, position, purpose, basis, issue, fields, at, due, subject, sealed)
    select ${agency}, ${client}, u.xid, ${one.registry}, ${one.position}, ${one.purpose}, ${one.basis}, ${one.issue},
      ${one.fields}::text[], ${one.at}::timestamptz, ${one.due}::timestamptz, ${one.subject}::uuid, ${one.sealed}::bytea
    from u`);
  return put === 1;
}

export async function findStanding(
  db: Runner,
  { agency, client, xid }: ExchangeKey,
): Promise<(Standing & Pick<Question, 'fields' | 'position'>) | undefined> {
  const row = await db.one<StandingRow>(sql`
    select subject, due, fields, position, answered_at, answered_by, answer from exchange.questions
    where agency = ${agency} and client = ${client} and xid = ${xid}`);
  if (row === undefined) return undefined;
  const { subject, due, fields, position, answered_at: at, answered_by: by, answer } = row;
  const answered = at === null || by === null || answer === null ? null : { by: positionId(by), at, answer };
  return { subject: subjectId(subject), due, fields, position: positionId(position), answered };
}

interface StandingRow {
  readonly subject: string;
  readonly due: Instant;
  readonly fields: string[];
  readonly position: string;
  readonly answered_at: Instant | null;
  readonly answered_by: string | null;
  readonly answer: Buffer | null;
}

/** Questions that nobody has answered and whose clock runs, the most urgent first. */
export async function openQuestions(db: Runner, agency: AgencyId, at: Instant): Promise<readonly Question[]> {
  return db.many<Question>(sql`
    select agency, client, xid, registry, position, purpose, basis, issue, fields, at, due, subject, sealed
    from exchange.questions where agency = ${agency} and answered_at is null and due > ${at} order by due, xid limit 500`);
}

/** Keeps the first answer and no other; false where there is one, or the clock has run out. */
export async function keepAnswer(
  db: Runner,
  { agency, client, xid }: ExchangeKey,
  { by, answer }: { readonly by: PositionId; readonly answer: Uint8Array },
  at: Instant,
): Promise<boolean> {
  const kept = await db.run(sql`
    update exchange.questions set answered_at = ${at}, answered_by = ${by}, answer = ${answer}
    where agency = ${agency} and client = ${client} and xid = ${xid} and answered_at is null and due > ${at}`);
  return kept === 1;
}
