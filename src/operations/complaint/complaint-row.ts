import type { ComplaintState } from '#coordination/complaint';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { type AgencyId, type ChainId, chainId, type SubjectId, subjectId } from '#terms/ids';
import { Refusal } from '#terms/refusal';

/** A complaint as it is kept: what it is about, who has it, and the state its acts have made. */
export interface ComplaintRow {
  readonly id: ChainId;
  readonly number: string;
  readonly codeHash: Buffer;
  /** Whose it is; null when it was filed without a name. */
  readonly subject: SubjectId | null;
  /** Under whose key its texts are sealed: the person's, or one of its own. */
  readonly sealedUnder: SubjectId;
  readonly caseNumber: string | null;
  readonly service: string | null;
  readonly element: string | null;
  readonly version: number;
  readonly state: ComplaintState;
}

interface Stored {
  readonly complaint_id: string;
  readonly number: string;
  readonly code_hash: Buffer;
  readonly subject: string | null;
  readonly case_number: string | null;
  readonly service: string | null;
  readonly element: string | null;
  readonly version: number;
  readonly state: ComplaintState;
}

/** Refuses `complaint-unknown`. */
export async function loadComplaint(db: Runner, number: string): Promise<ComplaintRow> {
  const row = await db.one<Stored>(sql`
    select complaint_id, number, code_hash, subject, case_number, service, element, version, state
    from complaints where number = ${number.slice(0, 40)}`);
  if (row === undefined) throw new Refusal('complaint-unknown', 'There is no such complaint');
  return rowOf(row);
}

/** Those an agency has in hand, or all of them for the desk; the most urgent first. */
export async function openComplaints(db: Runner, agencies: readonly AgencyId[] | null): Promise<ComplaintRow[]> {
  const rows = await db.many<Stored>(sql`
    select complaint_id, number, code_hash, subject, case_number, service, element, version, state
    from complaints where status <> 'closed' and (${agencies}::text[] is null or agency = any(${agencies}))
    order by due nulls last, filed_at limit 200`);
  return rows.map(rowOf);
}

export async function complaintsOf(db: Runner, subject: SubjectId): Promise<ComplaintRow[]> {
  const rows = await db.many<Stored>(sql`
    select complaint_id, number, code_hash, subject, case_number, service, element, version, state
    from complaints where subject = ${subject} order by filed_at desc limit 100`);
  return rows.map(rowOf);
}

function rowOf(row: Stored): ComplaintRow {
  const subject = row.subject === null ? null : subjectId(row.subject);
  return {
    id: chainId(row.complaint_id),
    number: row.number,
    codeHash: row.code_hash,
    subject,
    sealedUnder: subject ?? subjectId(row.complaint_id),
    caseNumber: row.case_number,
    service: row.service,
    element: row.element,
    version: row.version,
    state: row.state,
  };
}
