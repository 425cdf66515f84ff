import type { Hono } from 'hono';
import { decideOnArrangement } from '#operations/council/decide-arrangement';
import { commandOf, DecisionBody } from '#operations/council/parse-decision';
import { readArrangement, readArrangements } from '#operations/council/read-arrangements';
import { readLearn } from '#operations/council/read-learn';
import { spokenFor } from '#operations/refusals';
import { talkOfArrangement } from '#operations/talk/talk';
import { Refusal } from '#terms/refusal';
import { ArrangementPage } from '#web/pages/arrangement.tsx';
import { ArrangementsPage } from '#web/pages/arrangements.tsx';
import { LearnPage } from '#web/pages/learn.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, type Sent, show } from '#web/visit.tsx';

/** Said to the other members; a text that is refused stands there again. */
async function talk({ house }: Door, c: DoorContext, id: string, { fields, seed, inbox }: Sent): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const text = fields['message'] ?? '';
  try {
    await talkOfArrangement(house, person, id, text, at, seed, inbox);
    return goTo(c, `/kesepakatan/${id}#obrolan`);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'text-empty') throw error;
    const view = await readArrangement(house, id, person, language, at);
    const refused = { text, error: spokenFor(error.code)?.next[language] ?? '' };
    const shown = { ...view, talk: view.talk === null ? null : { ...view.talk, refused } };
    return show(c, <ArrangementPage view={shown} frame={frame} />, 422);
  }
}

/** How agencies act together, and every concept of it: for everybody. */
export function councilRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/kesepakatan', async (c) => {
    const { language, at, frame } = c.get('visit');
    return show(c, <ArrangementsPage view={await readArrangements(house, language, at)} frame={frame} />);
  });
  app.get('/kesepakatan/:id', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const view = await readArrangement(house, c.req.param('id'), person, language, at);
    return show(c, <ArrangementPage view={view} frame={frame} />);
  });
  app.post('/kesepakatan/:id', async (c) => {
    const { person, at } = c.get('visit');
    const sent = await readForm(door, c);
    const id = c.req.param('id');
    if (sent.fields['do'] === 'talk') return talk(door, c, id, sent);
    const { csrf: _csrf, key: _key, ...fields } = sent.fields;
    const body = DecisionBody.safeParse(fields);
    if (!body.success) throw new Refusal('body-malformed', 'The form does not fit');
    const command = commandOf(house.library.government, id, body.data);
    await decideOnArrangement(house, person, { id, seen: body.data.seen, command }, at, sent.seed, sent.inbox);
    return goTo(c, `/kesepakatan/${id}`);
  });
  app.get('/belajar', (c) => {
    const { language, frame } = c.get('visit');
    return show(c, <LearnPage view={readLearn(house, language)} frame={frame} />);
  });
}
