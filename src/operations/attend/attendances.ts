import type { Attended, Citizen, Official } from '#access/person';
import { seal, unseal } from '#ledger/seal';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import { agencyId, positionId, type SubjectId, subjectId } from '#terms/ids';
import { textOf } from '#terms/json';
import { type Nik, nik } from '#terms/nik';
import { type Instant, later } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** By a code sent to the address that the person has confirmed as their own, or by a statement signed at the counter. */
export const PRESENCE_WAYS = ['code', 'paper'] as const;
export type PresenceWay = (typeof PRESENCE_WAYS)[number];

/** One officer's help with one application of one person. */
export interface Attendance {
  readonly id: string;
  readonly subject: SubjectId;
  readonly service: string;
  readonly way: PresenceWay;
  /** Number of the statement to be signed; it names this attendance in the counter's own files too. */
  readonly paper: string;
  readonly status: 'waiting' | 'present' | 'filed' | 'ended';
  readonly caseNumber: string | null;
  readonly createdAt: Instant;
  readonly until: Instant;
  readonly by: Attended['by'];
  readonly nik: Nik;
}

/** How long a person is thought to stand at the counter. Milliseconds. */
export const LASTS = 60 * 60_000;
/** How long the receipt may be printed again. Milliseconds. */
const RECEIPT_LASTS = 12 * 3_600_000;
export const MOST_GUESSES = 5;

type Parts = Pick<House, 'db' | 'keys'>;

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly agency: string;
  readonly position: string;
  readonly assignment: string;
  readonly service: string;
  readonly sealed: Buffer;
  readonly way: PresenceWay;
  readonly paper: string;
  readonly status: Attendance['status'];
  readonly case_number: string | null;
  readonly created_at: Instant;
  readonly until: Instant;
}

/** Keeps a new attendance; an earlier open one of this officer ends. */
export async function keepAttendance(
  { db, keys }: Parts,
  attendance: Attendance,
  codeHash: Uint8Array | null,
  seed: Seed,
): Promise<void> {
  const { id, subject, by, service, way, paper, createdAt, until } = attendance;
  const sealed = seal(await keys.keyFor(subject), { nik: attendance.nik }, seed, `attendance/${id}`);
  await db.run(sql`
    update attendances set status = 'ended'
    where assignment = ${by.assignment} and status in ('waiting', 'present') and id <> ${id}`);
  await db.run(sql`
    insert into attendances (id, subject, agency, position, assignment, service, sealed, way, paper, code_hash, status, created_at, until)
    values (${id}, ${subject}, ${by.agency}, ${by.position}, ${by.assignment}, ${service}, ${sealed}, ${way}, ${paper},
      ${codeHash}, 'waiting', ${createdAt}, ${until})
    on conflict do nothing`);
}

/** One of this officer's own; its receipt may be printed again during the day, all else ends with it. */
export async function findAttendance(
  house: Parts,
  official: Official,
  id: string,
  at: Instant,
): Promise<Attendance | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const row = await house.db.one<Row>(sql`
    select * from attendances where id = ${id} and assignment = ${official.persona} and position = ${official.position}
      and created_at > ${later(at, -RECEIPT_LASTS)}`);
  return row === undefined ? null : opened(house, row, at);
}

/** The open attendance of this officer; null when there is none, or its hour is over. */
export async function openAttendance(house: Parts, official: Official, at: Instant): Promise<Attendance | null> {
  const row = await house.db.one<Row>(sql`
    select * from attendances where assignment = ${official.persona} and position = ${official.position}
      and status in ('waiting', 'present') and until > ${at}`);
  return row === undefined ? null : opened(house, row, at);
}

/** The attendance under which a draft was keyed. */
export async function attendanceOfDraft(
  house: Parts,
  official: Official,
  draft: string,
  at: Instant,
): Promise<Attendance | null> {
  const row = /^[0-9a-f-]{36}$/.test(draft)
    ? await house.db.one<{ attendance: string | null }>(sql`select attendance from drafts where draft_id = ${draft}`)
    : undefined;
  return row === undefined || row.attendance === null ? null : findAttendance(house, official, row.attendance, at);
}

async function opened({ keys }: Parts, row: Row, at: Instant): Promise<Attendance | null> {
  const subject = subjectId(row.subject);
  const key = (await keys.find([subject])).get(subject);
  if (key === undefined) return null; // erased
  const over = row.until <= at && (row.status === 'waiting' || row.status === 'present');
  return {
    id: row.id,
    subject,
    service: row.service,
    way: row.way,
    paper: row.paper,
    status: over ? 'ended' : row.status,
    caseNumber: row.case_number,
    createdAt: row.created_at,
    until: row.until,
    by: { agency: agencyId(row.agency), position: positionId(row.position), assignment: row.assignment },
    nik: nik(textOf(unseal(key, row.sealed)['nik'])),
  };
}

/** The person as the pages of an application know them while the officer keys. */
export function attendedPerson({ id, service, by, nik: number, subject }: Attendance, official: Official): Citizen {
  const { amr } = official;
  return { kind: 'citizen', persona: id, name: '', nik: number, subject, amr, attended: { id, service, by } };
}
