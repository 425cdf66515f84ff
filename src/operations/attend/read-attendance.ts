import type { Person } from '#access/person';
import { qrPath } from '#documents/qr';
import { openAttendance } from '#operations/attend/attendances';
import { requireAttendance } from '#operations/attend/change-attendance';
import { allowCounter, counterServices } from '#operations/attend/counter';
import { readFile } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { ownerOf, tell } from '#operations/marks/present-marks';
import type { AttendEntryView, AttendPaperView, AttendReceiptView, AttendView } from '#operations/views/attend';
import type { Language } from '#terms/language';
import { maskNik } from '#terms/nik';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'notices' | 'settings' | 'exchange'>;

/** What a form of `/dampingi` held when it came back. */
export interface EntryReturned {
  readonly nik: string;
  readonly service: string;
  readonly way: string;
  readonly errors: AttendEntryView['errors'];
}

export const NEW_ENTRY: EntryReturned = { nik: '', service: '', way: '', errors: {} };

/** `/dampingi`. Refuses `not-counter`. */
export async function readEntry(
  house: Parts,
  person: Person | null,
  returned: EntryReturned,
  language: Language,
  at: Instant,
): Promise<AttendEntryView> {
  const { government } = house.library;
  const official = allowCounter(government, person);
  const titleOf = (id: string) => government.services.get(id)?.texts[language].title ?? id;
  const open = await openAttendance(house, official, at);
  return {
    services: counterServices(government, official, at).map((id) => ({ id, title: titleOf(id) })),
    chosen: returned.service,
    nik: returned.nik,
    way: returned.way,
    codes: house.notices?.email != null || house.notices?.message != null,
    errors: returned.errors,
    open:
      open === null ? null : { href: `/dampingi/${open.id}`, service: titleOf(open.service), nik: maskNik(open.nik) },
  };
}

/** `/dampingi/:id`. Refuses `attendance-unknown`. */
export async function readAttendance(
  house: Parts,
  person: Person | null,
  id: string,
  error: string | null,
  language: Language,
  at: Instant,
): Promise<AttendView> {
  const { attendance } = await requireAttendance(house, person, id, at);
  const { service, nik, way, paper, status, until, caseNumber } = attendance;
  const title = house.library.known(service).service.texts[language].title;
  return {
    id,
    service: { href: `/mulai/${encodeURIComponent(service)}`, label: title },
    nik: maskNik(nik),
    way,
    paper,
    status,
    until,
    caseNumber,
    error,
  };
}

/** `/dampingi/:id/surat`. Refuses `attendance-unknown`. */
export async function readStatement(
  house: Parts,
  person: Person | null,
  id: string,
  language: Language,
  at: Instant,
): Promise<AttendPaperView> {
  const { attendance } = await requireAttendance(house, person, id, at);
  return {
    id,
    service: house.library.known(attendance.service).service.texts[language].title,
    paper: attendance.paper,
    ...counterOf(house, attendance.by, language),
    at: attendance.createdAt,
  };
}

/** `/dampingi/:id/tanda-terima`. Refuses `attendance-unknown` while nothing is filed. */
export async function readReceipt(
  house: Parts,
  person: Person | null,
  id: string,
  language: Language,
  at: Instant,
): Promise<AttendReceiptView> {
  const { attendance } = await requireAttendance(house, person, id, at);
  const number = attendance.caseNumber;
  if (number === null) throw new Refusal('attendance-unknown', 'Nothing is filed yet');
  const { now, envelopes } = await readFile(house, { number });
  const { program, state } = now;
  const address = `${house.settings.baseUrl}/berkas/${number}`;
  const { side, path } = qrPath(address);
  return {
    ...counterOf(house, attendance.by, language),
    service: program.service.texts[language].title,
    number,
    nik: maskNik(attendance.nik),
    filedAt: state.filed,
    due: tell(program, envelopes, at).promised,
    address,
    qr: { modules: side, path },
    signIn: program.government.file.signIn !== 'words',
  };
}

function counterOf({ library }: Parts, by: { agency: string; position: string }, language: Language) {
  const { government } = library;
  const seat = government.agencies.get(by.agency)?.positions.find(({ id }) => id === by.position);
  return {
    government: government.file.name[language],
    office: ownerOf(government, by.agency, language),
    position: seat?.title[language] ?? by.position,
  };
}
