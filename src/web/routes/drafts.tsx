import type { Hono } from 'hono';
import {
  answerPage,
  beginDraft,
  caseOfDraft,
  disputeInDraft,
  fileDraft,
  pickedKey,
  pickRecord,
} from '#operations/draft/change-draft';
import { consentInDraft } from '#operations/draft/consent-in-draft';
import type { Looking } from '#operations/draft/draft-pages';
import { readCheck } from '#operations/draft/read-check';
import { draftGoesOn, readFetched, readQuestionPage, readTaskList } from '#operations/draft/read-draft';
import { type PickReturned, readBeginning, readPick } from '#operations/draft/read-pick';
import { formErrors, NO_ERRORS } from '#operations/marks/present-fields';
import { refusalView } from '#operations/marks/say-refusal';
import { spokenFor } from '#operations/refusals';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';
import { CheckAnswersPage } from '#web/pages/check-answers.tsx';
import { FetchedPage } from '#web/pages/fetched.tsx';
import { PickPage } from '#web/pages/pick.tsx';
import { QuestionPage } from '#web/pages/question-page.tsx';
import { RefusalPage } from '#web/pages/refusal.tsx';
import { TaskListPage } from '#web/pages/task-list.tsx';
import {
  type Door,
  type DoorContext,
  type DoorEnv,
  factFields,
  goTo,
  readForm,
  type Sent,
  sentFiles,
  show,
} from '#web/visit.tsx';

/** From "Mulai permohonan" to a filed case. */
export function draftRoutes(app: Hono<DoorEnv>, door: Door): void {
  beginRoutes(app, door);
  taskRoutes(app, door);
  pickRoutes(app, door);
  dataRoutes(app, door);
  questionRoutes(app, door);
  checkRoutes(app, door);
}

/** Looking at it keeps nothing; the first answer opens the draft. */
function beginRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/mulai/:service', async (c) => {
    const view = await readBeginning(house, looking(c), c.req.param('service'));
    return typeof view === 'string' ? goTo(c, `/draf/${view}`) : show(c, <PickPage view={view} frame={frameOf(c)} />);
  });
  app.post('/mulai/:service', async (c) => {
    const sent = await readForm(door, c);
    const { person, at } = c.get('visit');
    const service = c.req.param('service');
    const { program } = house.library.newest(service);
    try {
      if (program.service.file.opening.pick !== undefined) pickedKey(program, sent.fields);
    } catch (error) {
      const returned = pickFaults(error, sent, looking(c).language);
      if (returned === null) throw error;
      const view = await readBeginning(house, looking(c), service, returned);
      return typeof view === 'string'
        ? goTo(c, `/draf/${view}`)
        : show(c, <PickPage view={view} frame={frameOf(c)} />, 422);
    }
    const draft = await beginDraft(house, person, service, at, sent.seed);
    if (program.service.file.opening.pick === undefined) return goTo(c, `/draf/${draft.id}/data`);
    return pick(door, c, draft.id, sent);
  });
}

function taskRoutes(app: Hono<DoorEnv>, { house }: Door): void {
  app.get('/draf/:id', (c) =>
    orItsCase(house, c, c.req.param('id'), async (id) =>
      show(c, <TaskListPage view={await readTaskList(house, looking(c), id)} frame={frameOf(c)} />),
    ),
  );
}

function pickRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/draf/:id/pilih', (c) =>
    orItsCase(house, c, c.req.param('id'), async (id) =>
      show(c, <PickPage view={await readPick(house, looking(c), id)} frame={frameOf(c)} />),
    ),
  );
  app.post('/draf/:id/pilih', async (c) => pick(door, c, c.req.param('id'), await readForm(door, c)));
}

async function pick({ house }: Door, c: DoorContext, id: string, sent: Sent): Promise<Response> {
  const { person, at, language } = c.get('visit');
  try {
    await pickRecord(house, person, id, sent.fields, at, sent.seed);
    return goTo(c, `/draf/${id}/data`);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-eligible') return refused(house, c, id, error);
    const returned = pickFaults(error, sent, language);
    if (returned === null) throw error;
    return show(c, <PickPage view={await readPick(house, looking(c), id, returned)} frame={frameOf(c)} />, 422);
  }
}

/** A lawful no leaves the draft as it was, and says so. */
function refused(house: Door['house'], c: DoorContext, id: string, refusal: Refusal): Response {
  const { language, frame } = c.get('visit');
  const view = refusalView(house.library.government, refusal, language);
  const back =
    language === 'id'
      ? { label: 'Kembali ke draf Anda', detail: 'Draf tersimpan; pilihannya bisa Anda ganti.' }
      : { label: 'Back to your draft', detail: 'It is kept; you can change your choice.' };
  const ways = [...view.ways, { href: `/draf/${id}/pilih`, ...back }];
  return show(c, <RefusalPage view={{ ...view, ways }} frame={frame} />, 422);
}

function dataRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/draf/:id/data', (c) =>
    orItsCase(house, c, c.req.param('id'), async (id) => {
      const next = await draftGoesOn(house, looking(c), id);
      if (next.endsWith('/pilih')) return goTo(c, next);
      const view = await readFetched(house, looking(c), id, c.req.query('fakta') ?? null);
      return show(c, <FetchedPage view={view} frame={frameOf(c)} />);
    }),
  );
  app.post('/draf/:id/data', async (c) => {
    const { fields, seed } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const id = c.req.param('id');
    const fact = fields['fact'] ?? '';
    try {
      await disputeInDraft(house, person, at, seed, { id, fact, fields });
      return goTo(c, `/draf/${id}/data`);
    } catch (error) {
      const errors = formErrors(error);
      if (errors === null) throw error;
      const typed = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name.replace(/^declared/, fact), value]),
      );
      const view = await readFetched(house, looking(c), id, fact, { typed, errors });
      return show(c, <FetchedPage view={view} frame={frameOf(c)} />, 422);
    }
  });
}

function questionRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.post('/draf/:id/setuju', async (c) => {
    const { fields, seed } = await readForm(door, c);
    const { person, language, at } = c.get('visit');
    const wish = { id: c.req.param('id'), read: fields['read'] ?? '', language };
    return goTo(c, await consentInDraft(house, person, wish, at, seed));
  });
  app.get('/draf/:id/isi/:page', (c) =>
    orItsCase(house, c, c.req.param('id'), async (id) =>
      show(
        c,
        <QuestionPage view={await readQuestionPage(house, looking(c), id, c.req.param('page'))} frame={frameOf(c)} />,
      ),
    ),
  );
  app.post('/draf/:id/isi/:page', async (c) => {
    const sent = await readForm(door, c);
    const { person, at } = c.get('visit');
    const { id, page } = c.req.param();
    const typed = factFields(sent.fields);
    try {
      return goTo(
        c,
        await answerPage(house, person, at, sent.seed, { id, page, fields: typed, files: sentFiles(sent) }),
      );
    } catch (error) {
      const errors = formErrors(error);
      if (errors === null) throw error;
      const view = await readQuestionPage(house, looking(c), id, page, { typed, errors });
      return show(c, <QuestionPage view={view} frame={frameOf(c)} />, 422);
    }
  });
}

function checkRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/draf/:id/periksa', (c) =>
    orItsCase(house, c, c.req.param('id'), async (id) => {
      const next = await draftGoesOn(house, looking(c), id);
      if (!next.endsWith('/periksa')) return goTo(c, next);
      return show(c, <CheckAnswersPage view={await readCheck(house, looking(c), id)} frame={frameOf(c)} />);
    }),
  );
  app.post('/draf/:id/periksa', async (c) => {
    const { seed } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const id = c.req.param('id');
    try {
      const number = await fileDraft(house, person, id, at, seed);
      const helped = person?.kind === 'citizen' ? person.attended : undefined;
      return goTo(c, helped === undefined ? `/berkas/${number}?baru=1` : `/dampingi/${helped.id}/tanda-terima`);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'not-eligible') return refused(house, c, id, error);
      if (error instanceof Refusal && (error.code === 'form-invalid' || error.code === 'pick-missing'))
        return goTo(c, await draftGoesOn(house, looking(c), id));
      throw error;
    }
  });
}

/** The address of a draft that was sent leads to its case. */
async function orItsCase(
  house: Door['house'],
  c: DoorContext,
  id: string,
  answer: (id: string) => Promise<Response>,
): Promise<Response> {
  try {
    return await answer(id);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'draft-unknown') throw error;
    const number = await caseOfDraft(house, c.get('visit').person, id);
    if (number === null) throw error;
    return goTo(c, `/berkas/${number}`);
  }
}

/** What is wrong with a pick, beside the control that cures it; null when it is no fault of the form. */
function pickFaults(error: unknown, { fields }: Sent, language: Language): PickReturned | null {
  const typed = factFields(fields);
  const back = { typed, errors: NO_ERRORS, chosen: fields['record'] ?? '', error: null };
  const errors = formErrors(error);
  if (errors !== null) return { ...back, errors };
  if (!(error instanceof Refusal)) return null;
  const spoken = spokenFor(error.code);
  const say = (tongue: Language) => `${spoken?.what[tongue] ?? ''} ${spoken?.next[tongue] ?? ''}`;
  const words = { id: say('id'), en: say('en') };
  if (error.code === 'pick-missing') return { ...back, error: spoken?.what[language] ?? '' };
  if (error.code === 'record-unknown')
    return { ...back, errors: new Map(Object.keys(typed).map((name) => [name, words])) };
  return null;
}

function looking(c: DoorContext): Looking {
  const { person, language, at, seed } = c.get('visit');
  return { person, language, at, seed };
}

function frameOf(c: DoorContext) {
  return c.get('visit').frame;
}
