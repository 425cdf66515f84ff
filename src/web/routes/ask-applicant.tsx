import type { Hono } from 'hono';
import { suspendClock } from '#operations/case/suspend-clock';
import { spokenFor } from '#operations/refusals';
import { type AskingApplicant, readAskApplicant } from '#operations/suspension/read-ask-applicant';
import { Refusal } from '#terms/refusal';
import { AskApplicantPage } from '#web/pages/ask-applicant.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

/** An officer at work on a step says whose turn it is, and asks. */
export function askApplicantRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/antrean/:number/:item/minta', (c) => showAsking(door, c, { reason: '', text: '', errors: {} }));
  app.post('/antrean/:number/:item/minta', (c) => ask(door, c));
}

function place(c: DoorContext): Pick<AskingApplicant, 'number' | 'item'> {
  const item = Number(c.req.param('item'));
  if (!Number.isSafeInteger(item)) throw new Refusal('page-unknown', 'There is no such page');
  return { number: c.req.param('number') ?? '', item };
}

async function showAsking(
  door: Door,
  c: DoorContext,
  asking: Omit<AskingApplicant, 'number' | 'item'>,
): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readAskApplicant(door.house, person, { ...place(c), ...asking }, language, at);
  return show(c, <AskApplicantPage view={view} frame={frame} />, Object.keys(asking.errors).length === 0 ? 200 : 422);
}

async function ask(door: Door, c: DoorContext): Promise<Response> {
  const { fields, seed, inbox } = await readForm(door, c);
  const { person, at, language } = c.get('visit');
  const { number, item } = place(c);
  const { reason = '', text = '' } = fields;
  try {
    await suspendClock(door.house, person, { number }, { item, reason, text }, at, seed, inbox);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const next = spokenFor(error.code)?.next[language] ?? '';
    if (error.code === 'reason-unknown') return showAsking(door, c, { reason, text, errors: { reason: next } });
    if (error.code === 'text-empty') return showAsking(door, c, { reason, text, errors: { text: next } });
    throw error;
  }
  return goTo(c, `/antrean/${number}/${item}#minta`);
}
