import type { Hono } from 'hono';
import { actOnMatter, openMatter } from '#operations/matter/act-on-matter';
import { MatterMoveBody, moveOf, NewMatterBody, newMatterOf } from '#operations/matter/parse-matter';
import { type NewKind, readMatter, readMatters, readNewMatter } from '#operations/matter/read-matters';
import { spokenFor } from '#operations/refusals';
import { messageOfArrangement } from '#operations/talk/talk';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';
import { MatterPage } from '#web/pages/matter.tsx';
import { MattersPage } from '#web/pages/matters.tsx';
import { NewMatterPage } from '#web/pages/new-matter.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, type Sent, show } from '#web/visit.tsx';

const LISTS = { pertanyaan: 'questions', keputusan: 'decisions', sengketa: 'disputes' } as const;

/** The formal channel between agencies: questions, decisions and minutes, disputes and what a body orders. */
export function matterRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  for (const [path, list] of Object.entries(LISTS))
    app.get(`/dewan/${path}`, async (c) => {
      const { person, language, at, frame } = c.get('visit');
      return show(c, <MattersPage view={await readMatters(house, person, list, language, at)} frame={frame} />);
    });
  app.get('/dewan/baru', async (c) => {
    const { person, at } = c.get('visit');
    const text = await messageOfArrangement(house, person, begun(c).arrangement, messageIn(c), at);
    return showNew(door, c, text === '' ? {} : { text }, null);
  });
  app.post('/dewan/baru', (c) => begin(door, c));
  app.get('/dewan/perkara/:number', (c) => showOne(door, c, null));
  app.post('/dewan/perkara/:number', (c) => act(door, c));
}

/** Number of the message that is turned into something binding; 0 for none. */
function messageIn(c: DoorContext): number {
  return Number(c.req.query('pesan') ?? 0);
}

const NEW_KINDS: readonly NewKind[] = ['question', 'decision', 'dispute', 'minutes'];

function begun(c: DoorContext): { readonly kind: NewKind; readonly arrangement: string } {
  const kind = NEW_KINDS.find((one) => one === c.req.query('jenis'));
  if (kind === undefined) throw new Refusal('page-unknown', 'There is no such kind');
  return { kind, arrangement: c.req.query('kesepakatan') ?? '' };
}

async function showNew(
  { house }: Door,
  c: DoorContext,
  typed: Sent['fields'],
  error: string | null,
): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readNewMatter(house, person, { ...begun(c), typed, error }, language, at);
  return show(c, <NewMatterPage view={view} frame={frame} />, error === null ? 200 : 422);
}

async function begin(door: Door, c: DoorContext): Promise<Response> {
  const { fields, seed, inbox } = await readForm(door, c);
  const { person, at, language } = c.get('visit');
  const { kind, arrangement } = begun(c);
  const due = [fields['due-year'], fields['due-month'], fields['due-day']].map((part = '') => part.padStart(2, '0'));
  try {
    const own = person === null || person.kind === 'citizen' ? '' : person.agency;
    const body = NewMatterBody.safeParse(bodyOf(kind, fields, due.join('-'), own, messageIn(c)));
    if (!body.success) throw new Refusal('matter-malformed', 'The form does not fit');
    const wish = newMatterOf(door.house.library.government, body.data, at);
    const { number } = await openMatter(door.house, person, arrangement, wish, at, seed, inbox);
    return goTo(c, `/dewan/perkara/${number}`);
  } catch (error) {
    return showNew(door, c, { ...fields, due: due.join('-') }, saidHere(error, language));
  }
}

function bodyOf(kind: NewKind, fields: Sent['fields'], due: string, own: string, n: number): object {
  const from = Number.isSafeInteger(n) && n > 0 ? { message: n } : {};
  const { text = '', owner = '', blocking = '', choices = '', rule = '', onSilence = '', wanted = '' } = fields;
  const parties = [fields['first'] ?? own, fields['other'] ?? ''];
  switch (kind) {
    case 'question':
      return { kind, text, owner: { agency: owner }, blocking: blocking === 'true', ...from };
    case 'decision': {
      const lines = choices.split('\n').map((line) => line.trim());
      return { kind, text, choices: lines.filter((line) => line !== ''), rule, due, onSilence, ...from };
    }
    case 'dispute':
      return { kind, text, wanted, parties };
    case 'minutes':
      return { kind, text, parties };
    default:
      return kind satisfies never;
  }
}

async function showOne({ house }: Door, c: DoorContext, error: string | null): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readMatter(house, person, c.req.param('number') ?? '', error, language, at);
  return show(c, <MatterPage view={view} frame={frame} />, error === null ? 200 : 422);
}

async function act(door: Door, c: DoorContext): Promise<Response> {
  const { fields, seed, inbox } = await readForm(door, c);
  const { person, at, language } = c.get('visit');
  const number = c.req.param('number') ?? '';
  const { do: kind = '', seen } = fields;
  const of = (name: string) => fields[`${kind}-${name}`];
  const given = Object.entries({
    text: of('text'),
    option: of('option'),
    remedy: of('remedy'),
    question: of('question'),
  });
  const to = of('to') ?? '';
  try {
    const body = MatterMoveBody.safeParse({
      do: kind,
      seen,
      ...Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== '')),
      ...(to === '' ? {} : { to: { agency: to } }),
    });
    if (!body.success) throw new Refusal('matter-malformed', 'The form does not fit');
    const command = moveOf(door.house.library.government, body.data, at);
    await actOnMatter(door.house, person, { number, seen: body.data.seen }, command, at, seed, inbox);
    return goTo(c, `/dewan/perkara/${number}`);
  } catch (error) {
    return showOne(door, c, saidHere(error, language));
  }
}

/** What the page itself answers, with what to do next; throws what is something else. */
function saidHere(error: unknown, language: Language): string {
  const spoken = error instanceof Refusal && HERE.test(error.code) ? spokenFor(error.code) : undefined;
  if (spoken === undefined) throw error;
  return `${spoken.what[language]} ${spoken.next[language]}`;
}

const HERE =
  /^(?:matter-(?!unknown)|signature-|signed-|delegation-|question-open|text-empty|agency-unknown|arrangement-(?!unknown))/;
