import type { Hono } from 'hono';
import { attendanceOfDraft, attendedPerson, openAttendance } from '#operations/attend/attendances';
import { type AttendWish, beginAttendance, confirmPresence, endAttendance } from '#operations/attend/change-attendance';
import { notePage } from '#operations/attend/note-page';
import { NEW_ENTRY, readAttendance, readEntry, readReceipt, readStatement } from '#operations/attend/read-attendance';
import { spokenFor } from '#operations/refusals';
import type { AttendEntryView } from '#operations/views/attend';
import { maskNik } from '#terms/nik';
import { Refusal } from '#terms/refusal';
import { AttendEntryPage, AttendPage } from '#web/pages/attend.tsx';
import { AttendPaperPage, AttendReceiptPage } from '#web/pages/attend-papers.tsx';
import { ATTEND_WORDS } from '#web/texts/attend';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

/** The counter: an officer helps somebody who stands there to apply, on the very pages of an application. */
export function attendRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  for (const path of ['/mulai/*', '/draf/*'])
    app.use(path, async (c, next) => (await attend(door, c)) ?? (await next(), undefined));
  app.get('/dampingi', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const returned = { ...NEW_ENTRY, service: c.req.query('layanan') ?? '' };
    const view = await readEntry(house, person, returned, language, at);
    return show(c, <AttendEntryPage view={view} frame={frame} />);
  });
  app.post('/dampingi', (c) => begin(door, c));
  app.get('/dampingi/:id', (c) => showAttendance(door, c, null));
  app.post('/dampingi/:id', (c) => change(door, c));
  app.get('/dampingi/:id/surat', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const view = await readStatement(house, person, idOf(c), language, at);
    return show(c, <AttendPaperPage view={view} frame={frame} />);
  });
  app.get('/dampingi/:id/tanda-terima', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const view = await readReceipt(house, person, idOf(c), language, at);
    return show(c, <AttendReceiptPage view={view} frame={frame} />);
  });
}

/**
 * On the pages of an application an officer with an attendance keys as the person who stands there, and on no other page. A look
 * is on the person's chain before the page leaves. What was sent leads to its receipt, also when it is sent twice.
 */
async function attend({ house }: Door, c: DoorContext): Promise<Response | undefined> {
  const visit = c.get('visit');
  const { person, at, seed, language, frame } = visit;
  if (person === null || person.kind !== 'officer') return undefined;
  const [, place = '', draft = ''] = c.req.path.split('/');
  const id = place === 'draf' ? draft : null;
  const open = await openAttendance(house, person, at);
  if (open === null || open.status !== 'present') {
    const filed = id === null ? null : await attendanceOfDraft(house, person, id, at);
    if (filed?.status === 'filed') return goTo(c, `/dampingi/${filed.id}/tanda-terima`);
    return place === 'mulai' ? goTo(c, `/dampingi?layanan=${encodeURIComponent(draft)}`) : undefined;
  }
  const attended = attendedPerson(open, person);
  if (c.req.method === 'GET') await notePage(house, attended, id, at, seed);
  const sentence = ATTEND_WORDS[language].attending(maskNik(open.nik));
  const attending = { sentence, href: `/dampingi/${open.id}`, label: ATTEND_WORDS[language].end };
  c.set('visit', { ...visit, person: attended, frame: { ...frame, attending } });
  return undefined;
}

async function begin(door: Door, c: DoorContext): Promise<Response> {
  const { fields, seed } = await readForm(door, c);
  const { person, language, at, frame } = c.get('visit');
  const { nik = '', service = '', way = '' } = fields;
  const wish: AttendWish = { nik, service, way };
  try {
    return goTo(c, `/dampingi/${await beginAttendance(door.house, person, wish, at, seed)}`);
  } catch (error) {
    const field = error instanceof Refusal ? FIELD_OF[error.code] : undefined;
    if (!(error instanceof Refusal) || field === undefined) throw error;
    const spoken = spokenFor(error.code);
    const said = `${spoken?.what[language] ?? ''} ${spoken?.next[language] ?? ''}`;
    const errors = { [field]: field === 'service' ? ATTEND_WORDS[language].choose : said };
    const view = await readEntry(door.house, person, { ...wish, errors }, language, at);
    return show(c, <AttendEntryPage view={view} frame={frame} />, 422);
  }
}

const FIELD_OF: { readonly [code: string]: keyof AttendEntryView['errors'] } = {
  'nik-malformed': 'nik',
  'unknown-service': 'service',
  'presence-missing': 'way',
  'person-no-address': 'way',
  'notice-unsent': 'way',
};

async function change(door: Door, c: DoorContext): Promise<Response> {
  const { fields, seed } = await readForm(door, c);
  const { person, language, at } = c.get('visit');
  if (fields['do'] === 'end') {
    await endAttendance(door.house, person, idOf(c), at);
    return goTo(c, '/dampingi');
  }
  const shown = { code: fields['code'] ?? '', seen: fields['seen'] === '1', signed: fields['signed'] === '1' };
  try {
    await confirmPresence(door.house, person, idOf(c), shown, at, seed);
    return goTo(c, `/dampingi/${idOf(c)}`);
  } catch (error) {
    if (!(error instanceof Refusal) || !['code-wrong', 'presence-missing'].includes(error.code)) throw error;
    const spoken = spokenFor(error.code);
    return showAttendance(door, c, `${spoken?.what[language] ?? ''} ${spoken?.next[language] ?? ''}`);
  }
}

async function showAttendance({ house }: Door, c: DoorContext, error: string | null): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readAttendance(house, person, idOf(c), error, language, at);
  return show(c, <AttendPage view={view} frame={frame} />, error === null ? 200 : 422);
}

function idOf(c: DoorContext): string {
  return c.req.param('id') ?? '';
}
