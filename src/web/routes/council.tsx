import type { Hono } from 'hono';
import { decideOnArrangement } from '#operations/council/decide-arrangement';
import { commandOf, DecisionBody } from '#operations/council/parse-decision';
import { readArrangement, readArrangements } from '#operations/council/read-arrangements';
import { readLearn } from '#operations/council/read-learn';
import { Refusal } from '#terms/refusal';
import { ArrangementPage } from '#web/pages/arrangement.tsx';
import { ArrangementsPage } from '#web/pages/arrangements.tsx';
import { LearnPage } from '#web/pages/learn.tsx';
import { type Door, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

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
