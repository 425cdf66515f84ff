import type { Hono } from 'hono';
import { concludeStep, takeStep } from '#operations/case/conclude-step';
import { resumeClock } from '#operations/case/suspend-clock';
import { answerRead } from '#operations/desk/answer-read';
import { answerQuestion, askQuestion, closeQuestion } from '#operations/desk/ask-question';
import { correctRecord } from '#operations/desk/correct-record';
import type { DeskWish } from '#operations/desk/desk-sections';
import { readDesk } from '#operations/desk/read-desk';
import { type Asking, questionRef, readAsking, readQuestions } from '#operations/desk/read-questions';
import { readQueue, SCOPE_WORDS, scopeNamed } from '#operations/desk/read-queue';
import { type FieldErrors, formErrors } from '#operations/marks/present-fields';
import { spokenFor } from '#operations/refusals';
import { messageOfCase, talkOfCase } from '#operations/talk/talk';
import { openDeskFile } from '#operations/upload/open-file';
import { answersWithFiles } from '#operations/upload/step-files';
import type { JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';
import { AskQuestionPage } from '#web/pages/ask-question.tsx';
import { DeskPage } from '#web/pages/desk.tsx';
import { QuestionsPage } from '#web/pages/questions.tsx';
import { QueuePage } from '#web/pages/queue.tsx';
import { askApplicantRoutes } from '#web/routes/ask-applicant.tsx';
import {
  type Door,
  type DoorContext,
  type DoorEnv,
  factFields,
  goTo,
  handOut,
  readForm,
  type Sent,
  sentFiles,
  show,
} from '#web/visit.tsx';

/** The bench: what an agency owes, one step at a time, and questions between agencies. */
export function deskRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/antrean', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const from = Math.min(Math.max(0, Number(c.req.query('mulai') ?? 0) || 0), 100_000);
    const wish = { scope: scopeNamed(c.req.query('lingkup')), from };
    return show(c, <QueuePage view={await readQueue(door.house, person, wish, language, at)} frame={frame} />);
  });
  app.get('/antrean/:number/:item', (c) => showDesk(door, c, {}));
  app.post('/antrean/:number/:item', async (c) => {
    const sent = await readForm(door, c);
    const act = DESK_ACTS[sent.fields['do'] ?? ''];
    if (act === undefined) throw new Refusal('page-unknown', 'There is no such act on the desk');
    return act(door, c, sent);
  });
  app.get('/antrean/:number/:item/lampiran/:file', async (c) => {
    const { person, at, seed } = c.get('visit');
    const { number, item } = place(c);
    const file = c.req.param('file');
    return handOut(c, await openDeskFile(door.house, person, { ref: { number }, item }, file, at, seed));
  });
  app.get('/antrean/:number/:item/tanya', async (c) => {
    const { person, at, seed } = c.get('visit');
    const message = Number(c.req.query('pesan') ?? 0);
    const text = message === 0 ? '' : await messageOfCase(door.house, person, place(c), message, at, seed);
    return showAsking(door, c, { to: '', text, blocking: true, errors: {} });
  });
  app.post('/antrean/:number/:item/tanya', (c) => ask(door, c));
  askApplicantRoutes(app, door);
  app.get('/pertanyaan', (c) => showQuestions(door, c, null));
  app.post('/pertanyaan', (c) => answer(door, c));
}

type DeskAct = (door: Door, c: DoorContext, sent: Sent) => Promise<Response>;

const DESK_ACTS: { readonly [act: string]: DeskAct } = {
  take,
  preview,
  decide,
  reveal,
  correct,
  'take-back': takeBack,
  answer: answerByHand,
  withhold,
  talk,
};

function place(c: DoorContext): Pick<DeskWish, 'number' | 'item' | 'scope'> {
  const item = Number(c.req.param('item'));
  if (!Number.isSafeInteger(item)) throw new Refusal('page-unknown', 'There is no such page');
  return { number: c.req.param('number') ?? '', item, scope: scopeNamed(c.req.query('lingkup')) };
}

async function showDesk(
  door: Door,
  c: DoorContext,
  more: Omit<DeskWish, 'number' | 'item' | 'scope'>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { person, language, at, seed, frame } = c.get('visit');
  const view = await readDesk(door.house, person, { ...place(c), ...more }, language, at, seed);
  return show(c, <DeskPage view={view} frame={frame} />, status);
}

async function take(door: Door, c: DoorContext, { seed }: Sent): Promise<Response> {
  const { person, at, frame } = c.get('visit');
  const { number, item } = place(c);
  await takeStep(door.house, person, { number }, item, at, seed);
  return goTo(c, frame.path);
}

async function preview(door: Door, c: DoorContext, sent: Sent): Promise<Response> {
  const typed = factFields(sent.fields);
  let answers: JsonObject = typed;
  try {
    answers = await answered(door, c, typed, sent);
    return await showDesk(door, c, { answers, preview: true });
  } catch (error) {
    return showErrors(door, c, answers, error);
  }
}

async function decide(door: Door, c: DoorContext, sent: Sent): Promise<Response> {
  const { seed, inbox } = sent;
  const { person, at } = c.get('visit');
  const { number, item, scope } = place(c);
  const typed = factFields(sent.fields);
  let answers: JsonObject = typed;
  try {
    answers = await answered(door, c, typed, sent);
    await concludeStep(door.house, person, { number }, { item, answers }, at, seed, inbox);
  } catch (error) {
    return showErrors(door, c, answers, error);
  }
  return goTo(c, queueAt(scope));
}

/** The answers with what was attached, now or at an earlier try. */
function answered(door: Door, c: DoorContext, typed: JsonObject, sent: Sent): Promise<JsonObject> {
  const { person, at } = c.get('visit');
  const { number, item } = place(c);
  return answersWithFiles(door.house, person, { ref: { number }, item }, typed, sentFiles(sent), at, sent.seed);
}

/** What an officer of the holding agency found in their own books. */
async function answerByHand(door: Door, c: DoorContext, { fields, seed, inbox }: Sent): Promise<Response> {
  const { person, at } = c.get('visit');
  const { number, item, scope } = place(c);
  const answers = factFields(fields);
  const text = fields['evidence'] ?? '';
  try {
    await answerRead(door.house, person, { number }, { item, answers, evidence: text }, at, seed, inbox);
  } catch (error) {
    const errors = formErrors(error);
    if (errors !== null) return showDesk(door, c, { answers, errors, evidence: { text, error: null } }, 422);
    return showDesk(door, c, { answers, evidence: { text, error: emptyText(c, error) } }, 422);
  }
  return goTo(c, queueAt(scope));
}

async function withhold(door: Door, c: DoorContext, { fields, seed, inbox }: Sent): Promise<Response> {
  const { person, at } = c.get('visit');
  const { number, item, scope } = place(c);
  await answerRead(door.house, person, { number }, { item, withheld: fields['reason'] ?? '' }, at, seed, inbox);
  return goTo(c, queueAt(scope));
}

function queueAt(scope: DeskWish['scope']): string {
  return scope === null ? '/antrean' : `/antrean?lingkup=${SCOPE_WORDS[scope]}`;
}

/** The same page again with answers kept; what is no error of the form goes its way. */
async function showErrors(door: Door, c: DoorContext, answers: JsonObject, error: unknown): Promise<Response> {
  const errors: FieldErrors | null = formErrors(error);
  if (errors === null) throw error;
  return showDesk(door, c, { answers, errors }, 422);
}

/** Shown in the answer to the press itself: no address leads to it. */
function reveal(door: Door, c: DoorContext): Promise<Response> {
  return showDesk(door, c, { reveal: true });
}

async function correct(door: Door, c: DoorContext, { fields, seed }: Sent): Promise<Response> {
  const { person, at, frame } = c.get('visit');
  const { number, item } = place(c);
  const { fact = '', reason = '' } = fields;
  try {
    await correctRecord(door.house, person, { number }, { item, fact, reason }, at, seed);
    return goTo(c, frame.path);
  } catch (error) {
    return showDesk(door, c, { correction: { fact, reason, error: emptyText(c, error) } }, 422);
  }
}

/** Who asked says that the question, or another's turn, is over. */
async function takeBack(door: Door, c: DoorContext, { fields, seed, inbox }: Sent): Promise<Response> {
  const { person, at, frame } = c.get('visit');
  const { number } = place(c);
  await resumeClock(door.house, person, { number }, Number(fields['suspension']), '', at, seed, inbox);
  return goTo(c, `${frame.path}#minta`);
}

/** Said to the other officers of the case; nothing else becomes of it. */
async function talk(door: Door, c: DoorContext, { fields, seed, inbox }: Sent): Promise<Response> {
  const { person, at, frame } = c.get('visit');
  const text = fields['message'] ?? '';
  try {
    await talkOfCase(door.house, person, place(c), text, at, seed, inbox);
    return goTo(c, `${frame.path}#obrolan`);
  } catch (error) {
    return showDesk(door, c, { talk: { text, error: emptyText(c, error) } }, 422);
  }
}

/** What to do about a text that is empty or too long; throws what is something else. */
function emptyText(c: DoorContext, error: unknown): string {
  if (!(error instanceof Refusal) || error.code !== 'text-empty') throw error;
  return spokenFor(error.code)?.next[c.get('visit').language] ?? '';
}

async function showAsking(
  door: Door,
  c: DoorContext,
  asking: Omit<Asking, 'number' | 'item'>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const { number, item } = place(c);
  const view = await readAsking(door.house, person, { number, item, ...asking }, language, at);
  return show(c, <AskQuestionPage view={view} frame={frame} />, status);
}

async function ask(door: Door, c: DoorContext): Promise<Response> {
  const { fields, seed, inbox } = await readForm(door, c);
  const { person, at, language } = c.get('visit');
  const { number, item } = place(c);
  const { to = '', text = '' } = fields;
  const blocking = fields['blocking'] === 'true';
  const asking = { to, text, blocking };
  try {
    await askQuestion(door.house, person, { number }, { item, ...asking }, at, seed, inbox);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'agency-not-in-case')
      return showAsking(door, c, { ...asking, errors: { to: spokenFor(error.code)?.next[language] } }, 422);
    return showAsking(door, c, { ...asking, errors: { text: emptyText(c, error) } }, 422);
  }
  return goTo(c, `/antrean/${number}/${item}#tanya`);
}

async function showQuestions(
  door: Door,
  c: DoorContext,
  refused: { readonly question: string; readonly text: string } | null,
): Promise<Response> {
  const { person, language, at, seed, frame } = c.get('visit');
  const view = await readQuestions(door.house, person, refused, language, at, seed);
  return show(c, <QuestionsPage view={view} frame={frame} />, refused === null ? 200 : 422);
}

async function answer(door: Door, c: DoorContext): Promise<Response> {
  const { fields, seed, inbox } = await readForm(door, c);
  const { person, at } = c.get('visit');
  const id = fields['question'] ?? '';
  const { number, question } = questionRef(id);
  if (fields['do'] === 'close') {
    await closeQuestion(door.house, person, { number }, question, at, seed, inbox);
    return goTo(c, '/pertanyaan');
  }
  try {
    await answerQuestion(door.house, person, { number }, question, fields['answer'] ?? '', at, seed, inbox);
  } catch (error) {
    return showQuestions(door, c, { question: id, text: emptyText(c, error) });
  }
  return goTo(c, '/pertanyaan');
}
