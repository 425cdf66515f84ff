import { allow, allowCitizen, type Person } from '#access/person';
import { NOTICE_KINDS } from '#coordination/notice-schema';
import { rulesOn } from '#coordination/voice-schema';
import type { House } from '#operations/house';
import { sayNotice } from '#operations/notice/letter';
import { chosenWay } from '#operations/notice/ways';
import type { DigestView, NoticesView, NoticeWayView } from '#operations/views/notice';
import { sql } from '#store/sql';
import type { SubjectId } from '#terms/ids';
import type { Language } from '#terms/language';
import { dayIn, type Instant, later } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'notices'>;

/** What a citizen was told, whatever way it went; for an official what is due. Refuses `not-signed-in`, `not-allowed`. */
export async function readNotices(
  house: Parts,
  person: Person | null,
  language: Language,
  at: Instant,
): Promise<NoticesView | DigestView> {
  if (person !== null && person.kind !== 'citizen') return readDigest(house, person, language, at);
  const { subject } = allowCitizen(person, 'own-cases');
  const { government } = house.library;
  const rows = await house.db.many<{
    case_number: string;
    service: string;
    kind: string;
    at: Instant;
    state: NoticesView['rows'][number]['state'];
    about: string | null;
  }>(sql`
    select case_number, service, kind, at, state, about from notices where subject = ${subject} order by at desc, idem desc limit 100`);
  const answers = await lookAnswers(house, subject, language);
  const rules = rulesOn(government.notices, dayIn(government.file.zone, at));
  const chosen = await chosenWay(house, subject);
  return {
    kind: 'mine',
    rows: latestFirst(
      answers,
      rows.flatMap(({ case_number, service, kind, at: told, state, about }) => {
        const known = NOTICE_KINDS.find((one) => one === kind);
        const found = government.services.get(service);
        if (known === undefined || found === undefined || rules === undefined) return [];
        const to =
          about === null
            ? { number: case_number, href: `/berkas/${case_number}` }
            : { number: decodeURIComponent(about.split('/').at(-1) ?? ''), href: `/aset/${about}` };
        return [{ at: told, ...to, state, ...sayNotice(found, known, rules, language) }];
      }),
    ),
    way: chosen?.way ?? 'page',
    verified: chosen?.verified ?? true,
  };
}

type Row = NoticesView['rows'][number];

function latestFirst(...lists: readonly (readonly Row[])[]): Row[] {
  return lists.flat().toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** An answer about a look is told on the page itself, whatever way was chosen: its words stay with the question. */
async function lookAnswers({ db }: Parts, subject: SubjectId, language: Language): Promise<Row[]> {
  const rows = await db.many<{ number: string; at: Instant }>(sql`
    select c.number, a.at from complaints c join acts a on a.chain = c.complaint_id and a.kind = 'complaint-answered'
    where c.subject = ${subject} and c.look is not null order by a.at desc limit 100`);
  return rows.map(({ number, at }) => ({
    at,
    number,
    href: `/pengaduan/${number}`,
    state: 'page',
    subject: language === 'id' ? 'Pertanyaan Anda dijawab' : 'Your question is answered',
    text:
      language === 'id'
        ? 'Instansi yang membuka data Anda menjawab pertanyaan'
        : 'The agency that looked at your data answered question',
  }));
}

const MOST_ROWS = 50;
const DAY = 86_400_000;

/** What an agency owes, from its work items; nothing personal. */
async function readDigest(
  { db, library }: Parts,
  person: Exclude<Person, { kind: 'citizen' }>,
  language: Language,
  at: Instant,
): Promise<DigestView> {
  allow(person, 'handle-complaint');
  const counts = await db.one<{ open: number; soon: number; late: number }>(sql`
    select count(*)::int as open, count(*) filter (where due > ${at} and due <= ${later(at, DAY)})::int as soon,
      count(*) filter (where due <= ${at})::int as late
    from work_items where agency = ${person.agency}`);
  const rows = await db.many<{
    number: string;
    item_id: number;
    service: string;
    step: string;
    due: Instant | null;
  }>(sql`
    select c.number, w.item_id, c.service, w.step, w.due from work_items w join cases c using (case_id)
    where w.agency = ${person.agency} order by w.due nulls last, w.enabled_at, w.case_id, w.item_id limit ${MOST_ROWS}`);
  return {
    kind: 'digest',
    ...(counts ?? { open: 0, soon: 0, late: 0 }),
    rows: rows.map(({ number, item_id: item, service, step, due }) => {
      const texts = library.government.services.get(service)?.texts[language];
      const what = texts?.elements[step]?.short ?? texts?.title ?? service;
      return { number, href: `/antrean/${number}/${item}`, what, due, late: due !== null && due <= at };
    }),
  };
}

/** The form with what was chosen. Refuses `not-signed-in`. */
export async function readNoticeWay(
  house: Parts,
  person: Person | null,
  errors: NoticeWayView['errors'],
  language: Language,
): Promise<NoticeWayView> {
  const { subject } = allowCitizen(person, 'own-cases');
  const chosen = await chosenWay(house, subject);
  const open = { email: house.notices?.email != null, message: house.notices?.message != null };
  return { ...(chosen ?? { way: 'page', language, address: '', verified: true }), ...open, errors };
}
