import type { Hono } from 'hono';
import { COMPLAINT_CLASSES } from '#coordination/voice-schema';
import { beginComplaint, placeOf } from '#operations/complaint/begin-complaint';
import { fileComplaint } from '#operations/complaint/file-complaint';
import { type ComplaintMove, followComplaint, handleComplaint } from '#operations/complaint/handle-complaint';
import { readComplaint, readComplaints } from '#operations/complaint/read-complaint';
import { spokenFor } from '#operations/refusals';
import { Refusal } from '#terms/refusal';
import { ComplaintPage } from '#web/pages/complaint.tsx';
import { ComplaintsPage, FollowPage } from '#web/pages/complaints.tsx';
import { ComplaintReceiptPage, NewComplaintPage } from '#web/pages/new-complaint.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, type Sent, show } from '#web/visit.tsx';

/** Complaints: filed by anyone, followed by number and code, handled by the desk and the agencies. */
export function complaintRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/pengaduan', async (c) => {
    const { person, language, at, seed, frame } = c.get('visit');
    return show(c, <ComplaintsPage view={await readComplaints(house, person, language, at, seed)} frame={frame} />);
  });
  app.get('/pengaduan/baru', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const place = placeOf(c.req.query('dari') ?? '', c.req.query('tentang') ?? '');
    return show(c, <NewComplaintPage view={await beginComplaint(house, person, place, language, at)} frame={frame} />);
  });
  app.post('/pengaduan/baru', (c) => file(door, c));
  app.get('/pengaduan/ikuti', (c) =>
    show(c, <FollowPage view={{ number: c.req.query('nomor') ?? '', error: null }} frame={c.get('visit').frame} />),
  );
  app.post('/pengaduan/ikuti', (c) => follow(door, c));
  app.get('/pengaduan/:number', async (c) => {
    const { person } = c.get('visit');
    if (person === null) return goTo(c, `/pengaduan/ikuti?nomor=${encodeURIComponent(c.req.param('number'))}`);
    return showOne(door, c, c.req.param('number'), '', null);
  });
  app.post('/pengaduan/:number', (c) => act(door, c, c.req.param('number')));
}

async function showOne(
  { house }: Door,
  c: DoorContext,
  number: string,
  code: string,
  error: string | null,
): Promise<Response> {
  const { person, language, at, seed, frame } = c.get('visit');
  const view = await readComplaint(house, { person, code }, number, language, at, seed);
  const page = <ComplaintPage view={{ ...view, error }} frame={frame} code={code} />;
  return show(c, page, error === null ? 200 : 422);
}

async function file({ house, ...door }: Door, c: DoorContext): Promise<Response> {
  const { fields, seed } = await readForm({ house, ...door }, c);
  const { person, language, at, frame } = c.get('visit');
  const { text = '', contact = '', step = '', about = '', service = '' } = fields;
  const caseNumber = fields['case'] === '' ? null : (fields['case'] ?? null);
  const naming = namingIn(fields['naming']);
  const place = { caseNumber, service: service === '' ? null : service, about };
  try {
    const wish = { ...place, text, contact, naming, element: step === '' ? null : step };
    const receipt = await fileComplaint(house, person, wish, at, seed);
    return show(c, <ComplaintReceiptPage view={receipt} frame={frame} />);
  } catch (error) {
    const words = wordsFor(error, language, ['text-empty']);
    if (words === null) throw error;
    const view = await beginComplaint(house, person, place, language, at);
    const typed = { ...view, text, contact, naming, step, error: words };
    return show(c, <NewComplaintPage view={typed} frame={frame} />, 422);
  }
}

function namingIn(text: string | undefined): 'open' | 'secret' | 'anonymous' {
  return text === 'open' || text === 'secret' ? text : 'anonymous';
}

/** The code goes by POST only: it stands in no address, log or history. */
async function follow(door: Door, c: DoorContext): Promise<Response> {
  const { fields } = await readForm(door, c);
  const { language, frame } = c.get('visit');
  const { number = '', code = '' } = fields;
  try {
    return await showOne(door, c, number.trim().toUpperCase(), code, null);
  } catch (error) {
    const words = wordsFor(error, language, ['complaint-unknown']);
    if (words === null) throw error;
    return show(c, <FollowPage view={{ number, error: words }} frame={frame} />, 422);
  }
}

async function act(door: Door, c: DoorContext, number: string): Promise<Response> {
  const { fields, seed, inbox } = await readForm(door, c);
  const { person, language, at } = c.get('visit');
  const { code = '' } = fields;
  try {
    const move = moveIn(fields);
    if (move.command.kind === 'object' || move.command.kind === 'close')
      await followComplaint(door.house, { person, code }, number, move, at, seed, inbox);
    else await handleComplaint(door.house, person, number, move, at, seed, inbox);
  } catch (error) {
    const words = wordsFor(error, language, CURABLE);
    if (words === null) throw error;
    return showOne(door, c, number, code, words);
  }
  return code === '' ? goTo(c, `/pengaduan/${number}`) : showOne(door, c, number, code, null);
}

const CURABLE = ['text-empty', 'agency-unknown', 'complaint-unfit', 'forwarded-before', 'objected-before'];

function moveIn(fields: Sent['fields']): ComplaintMove {
  const { act: kind = '', agency = '' } = fields;
  const text = fields[`${kind}-text`] ?? '';
  const chosen = COMPLAINT_CLASSES.find((one) => one === fields['class']);
  if (kind === 'verify' && chosen !== undefined) return { command: { kind, class: chosen, agency }, text };
  if (kind === 'forward') return { command: { kind, agency }, text };
  if (kind === 'close') return { command: { kind, by: 'complainant' }, text: '' };
  if (kind === 'answer' || kind === 'object') return { command: { kind }, text };
  throw new Refusal('complaint-unfit', 'There is no such act');
}

function wordsFor(error: unknown, language: 'id' | 'en', codes: readonly string[]): string | null {
  if (!(error instanceof Refusal) || !codes.includes(error.code)) return null;
  const spoken = spokenFor(error.code);
  return spoken === undefined ? null : `${spoken.what[language]} ${spoken.next[language]}`;
}
