import type { Hono } from 'hono';
import { allowOfficial } from '#access/person';
import { observeOutcomes } from '#operations/outcome/observe';
import { readOutcomes } from '#operations/outcome/read-outcomes';
import { readPlan, readPlans } from '#operations/outcome/read-plan';
import { signPlan } from '#operations/outcome/sign-plan';
import { Refusal } from '#terms/refusal';
import { OutcomesPage } from '#web/pages/outcomes.tsx';
import { PlanPage, PlansPage } from '#web/pages/plan.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

/** Shared outcomes for everybody; the Council's plans, which heads sign. */
export function outcomeRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/capaian', async (c) => {
    const { language, frame } = c.get('visit');
    return show(c, <OutcomesPage view={await readOutcomes(house, language)} frame={frame} />);
  });
  app.get('/dewan/hasil', async (c) => {
    const { person, language, frame } = c.get('visit');
    allowOfficial(person, 'arrangement');
    return show(c, <OutcomesPage view={await readOutcomes(house, language)} frame={frame} council />);
  });
  app.post('/dewan/hasil', async (c) => {
    await readForm(door, c);
    const { person, at } = c.get('visit');
    allowOfficial(person, 'arrangement');
    await observeOutcomes(house, at, true);
    return goTo(c, '/dewan/hasil');
  });
  app.get('/dewan/rencana', async (c) => {
    const { person, language, frame } = c.get('visit');
    return show(c, <PlansPage view={await readPlans(house, person, language)} frame={frame} />);
  });
  app.get('/dewan/rencana/:id', (c) => showPlan(door, c, null));
  app.post('/dewan/rencana/:id', async (c) => {
    const { seed } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const id = c.req.param('id');
    try {
      await signPlan(house, person, id, at, seed);
      return goTo(c, `/dewan/rencana/${id}#tanda-tangan`);
    } catch (error) {
      if (!(error instanceof Refusal) || !SAID_HERE.includes(error.code)) throw error;
      return showPlan(door, c, error);
    }
  });
}

/** Refusals of a signature that the page of the plan answers itself. */
const SAID_HERE = [
  'signature-not-yours',
  'delegation-ended',
  'signed-before',
  'plan-agreed-before',
  'arrangement-changed',
];

async function showPlan({ house }: Door, c: DoorContext, refused: Refusal | null): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readPlan(house, person, c.req.param('id') ?? '', refused, language, at);
  return show(
    c,
    <PlanPage view={view} frame={{ ...frame, path: `/dewan/rencana/${view.id}` }} />,
    refused === null ? 200 : 422,
  );
}
