import { timingSafeEqual } from 'node:crypto';
import { type Citizen, type Official, type Person } from '#access/person';
import { subjectOf } from '#exchange/subject';
import { recordLooks } from '#exchange/trail';
import { lookupHash } from '#ledger/seal';
import type { Letter } from '#notices/port';
import {
  type Attendance,
  findAttendance,
  keepAttendance,
  LASTS,
  MOST_GUESSES,
  PRESENCE_WAYS,
} from '#operations/attend/attendances';
import { allowCounter, counterServices } from '#operations/attend/counter';
import type { House } from '#operations/house';
import { type ChosenWay, chosenWay } from '#operations/notice/ways';
import { sql } from '#store/sql';
import type { SubjectId } from '#terms/ids';
import { uuidv7 } from '#terms/ids';
import { nik } from '#terms/nik';
import { type Instant, later, milliseconds } from '#terms/plain-date';
import { derive, documentNumber, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'notices'>;

export interface AttendWish {
  readonly nik: string;
  readonly service: string;
  readonly way: string;
}

/** Attendances of one officer in an hour in which nobody showed to be there: more look like a search for people. */
const MOST_WAITING = 10;
const HOUR = 3_600_000;

/**
 * An officer of a counter begins to help the person with this NIK. Nothing about the person is shown, and no name, until they
 * have shown that they stand there. Refuses `not-counter`, `unknown-service`, `service-retired`, `nik-malformed`, `presence-missing` (no way
 * chosen), `person-no-address` (no confirmed address a code could go to), `too-many`, `notice-unsent`.
 */
export async function beginAttendance(
  house: Parts,
  person: Person | null,
  wish: AttendWish,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const { government } = house.library;
  const official = allowCounter(government, person);
  house.library.newest(wish.service); // one that was removed says so, before the counter says it has no such service
  if (!counterServices(government, official, at).includes(wish.service))
    throw new Refusal('unknown-service', 'This counter does not give that service', { service: wish.service });
  const number = nik(wish.nik);
  const way = PRESENCE_WAYS.find((one) => one === wish.way);
  if (way === undefined) throw new Refusal('presence-missing', 'Choose how the person shows to be there');
  const id = uuidv7(milliseconds(at), derive(seed, 'attendance', 10));
  const before = await sameAttendance(house, seed, official);
  if (before !== null) return before;
  await requireFew(house, official, at);
  const subject = await subjectOf(house.db, house.keys, number, at, seed);
  const chosen = way === 'code' ? await confirmedWay(house, subject) : null;
  const code = codeOf(seed);
  const paper = paperOf(seed);
  const by = { agency: official.agency, position: official.position, assignment: official.persona };
  const attendance: Attendance = {
    id,
    subject,
    service: wish.service,
    way,
    paper,
    status: 'waiting',
    caseNumber: null,
    createdAt: at,
    until: later(at, LASTS),
    by,
    nik: number,
  };
  await keepAttendance(house, attendance, chosen === null ? null : hashOf(house, id, code), seed);
  if (chosen !== null) await sendCode(house, chosen, attendance, official, code);
  return id;
}

/** The same form again, a moment later: its statement's number is the same. */
async function sameAttendance({ db }: Parts, seed: Seed, { persona }: Official): Promise<string | null> {
  const row = await db.one<{ id: string }>(sql`
    select id from attendances where paper = ${paperOf(seed)} and assignment = ${persona}`);
  return row?.id ?? null;
}

async function requireFew({ db }: Parts, { persona }: Official, at: Instant): Promise<void> {
  const row = await db.one<{ n: number }>(sql`
    select count(*)::int as n from attendances a where assignment = ${persona} and created_at > ${later(at, -HOUR)}
      and case_number is null`);
  if ((row?.n ?? 0) >= MOST_WAITING) throw new Refusal('too-many', 'Too many attendances without an application');
}

/** Only an address that the person has confirmed alone: one that the officer types would prove nothing. */
async function confirmedWay(
  house: Parts,
  subject: SubjectId,
): Promise<ChosenWay & { readonly way: 'email' | 'message' }> {
  const chosen = await chosenWay(house, subject);
  if (chosen?.verified === true && chosen.way !== 'page') return { ...chosen, way: chosen.way };
  throw new Refusal('person-no-address', 'There is no confirmed address to which a code could go');
}

async function sendCode(
  { notices, library }: Parts,
  chosen: ChosenWay & { readonly way: 'email' | 'message' },
  { id, service }: Attendance,
  official: Official,
  code: string,
): Promise<void> {
  const { language, address } = chosen;
  const title = library.known(service).service.texts[language].title;
  const office = library.government.agencies.get(official.agency)?.office[language] ?? official.agency;
  const letter: Letter = {
    key: `attendance/${id}`,
    to: address,
    language,
    subject: language === 'id' ? 'Kode loket Manunggal' : 'Manunggal counter code',
    text:
      language === 'id'
        ? `Kode Anda ${code}. Sebutkan hanya bila Anda berdiri di loket ${office} untuk mengajukan: ${title}. Bila tidak, jangan berikan kepada siapa pun dan ajukan pengaduan.`
        : `Your code is ${code}. Say it only if you stand at the counter of ${office} to apply for: ${title}. If not, give it to nobody and make a complaint.`,
  };
  const sent = await notices?.[chosen.way]?.send(letter);
  if (sent?.kind !== 'sent') throw new Refusal('notice-unsent', 'The code could not be sent');
}

export interface Presence {
  readonly code: string;
  /** The officer saw the identity card itself, and the statement is signed. */
  readonly seen: boolean;
  readonly signed: boolean;
}

/**
 * The person has shown that they stand there; it is an act on their own chain before any page of theirs is open. Refuses
 * `attendance-unknown`, `code-wrong` (also when guessed too often), `presence-missing`.
 */
export async function confirmPresence(
  house: Parts,
  person: Person | null,
  id: string,
  shown: Presence,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { attendance } = await requireAttendance(house, person, id, at);
  if (attendance.status === 'present') return;
  if (attendance.status !== 'waiting') throw new Refusal('attendance-unknown', 'It has ended');
  if (attendance.way === 'code') await requireCode(house, id, shown.code);
  else if (!shown.seen || !shown.signed) throw new Refusal('presence-missing', 'Card or statement is missing');
  const { agency, position } = attendance.by;
  await recordLooks(
    house.db,
    attendance.subject,
    [
      {
        kind: 'attended',
        agency,
        position,
        facts: [],
        registry: null,
        holder: null,
        purpose: `${attendance.service}/attended`,
        arrangement: null,
        caseNumber: null,
      },
    ],
    at,
    seed,
  );
  await house.db.run(sql`
    update attendances set status = 'present', code_hash = null where id = ${id} and status = 'waiting'`);
}

/** Counted before it is compared, so that guesses sent at once are counted too. */
async function requireCode(house: Parts, id: string, code: string): Promise<void> {
  const row = await house.db.one<{ code_hash: Buffer }>(sql`
    update attendances set guesses = guesses + 1
    where id = ${id} and code_hash is not null and guesses < ${MOST_GUESSES} returning code_hash`);
  if (row === undefined || !timingSafeEqual(row.code_hash, hashOf(house, id, code.trim())))
    throw new Refusal('code-wrong', 'That is not the code');
}

/** The person has left, or it was a mistake. */
export async function endAttendance(house: Parts, person: Person | null, id: string, at: Instant): Promise<void> {
  await requireAttendance(house, person, id, at);
  await house.db.run(sql`
    update attendances set status = 'ended' where id = ${id} and status in ('waiting', 'present')`);
}

/** The application that was keyed has become a case. */
export async function settleAttendance(
  { db }: Pick<House, 'db'>,
  { attended }: Citizen,
  number: string,
): Promise<void> {
  if (attended === undefined) return;
  await db.run(sql`
    update attendances set status = 'filed', case_number = ${number}
    where id = ${attended.id} and status in ('waiting', 'present')`);
}

/** Refuses `attendance-unknown` for any but the officer's own of today. */
export async function requireAttendance(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  person: Person | null,
  id: string,
  at: Instant,
): Promise<{ readonly official: Official; readonly attendance: Attendance }> {
  const official = allowCounter(house.library.government, person);
  const attendance = await findAttendance(house, official, id, at);
  if (attendance === null) throw new Refusal('attendance-unknown', 'There is no such attendance of yours');
  return { official, attendance };
}

function codeOf(seed: Seed): string {
  const number = Buffer.from(derive(seed, 'attendance code', 6)).readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** `K-7K3MQ2ZD-1A2B3C4D` */
function paperOf(seed: Seed): string {
  return documentNumber(0, derive(seed, 'attendance paper', 16)).replace('D-0-', 'K-');
}

function hashOf({ keys }: Parts, id: string, code: string): Buffer {
  return lookupHash(keys.lookupKey, 'attendance-code', `${id}\n${code}`);
}
