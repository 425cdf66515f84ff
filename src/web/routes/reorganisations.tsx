import type { Hono } from 'hono';
import { readAgency } from '#operations/agency/read-agency';
import { applyReorganisation } from '#operations/reorganisation/apply';
import { readReorganisation, readReorganisations } from '#operations/reorganisation/read-reorganisation';
import { proposeWished, readWizard } from '#operations/reorganisation/read-wizard';
import { signReorganisation } from '#operations/reorganisation/sign';
import { kindNamed } from '#operations/reorganisation/wizard-order';
import { Refusal } from '#terms/refusal';
import { AgencyPage } from '#web/pages/agency.tsx';
import { ReorganisationPage } from '#web/pages/reorganisation.tsx';
import { ReorganisationWizardPage } from '#web/pages/reorganisation-wizard.tsx';
import { ReorganisationsPage } from '#web/pages/reorganisations.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

/** Reorganisations: prepared by the coordinating body, signed by the heads, brought into effect; and the page of an agency. */
export function reorganisationRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/instansi/:id', (c) => {
    const { language, at, frame } = c.get('visit');
    return show(c, <AgencyPage view={readAgency(house, c.req.param('id'), language, at)} frame={frame} />);
  });
  app.get('/penataan', async (c) => {
    const { person, language, frame } = c.get('visit');
    return show(c, <ReorganisationsPage view={await readReorganisations(house, person, language)} frame={frame} />);
  });
  app.get('/penataan/baru', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const view = await readWizard(house, person, kindNamed(c.req.query('kind')), c.req.query(), language, at);
    return show(c, <ReorganisationWizardPage view={view} frame={frame} />, view.error === null ? 200 : 422);
  });
  app.post('/penataan/baru', async (c) => {
    const { seed } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const id = await proposeWished(house, person, kindNamed(c.req.query('kind')), c.req.query(), at, seed);
    return goTo(c, `/penataan/${id}`);
  });
  app.get('/penataan/:id', (c) => showOne(door, c, null));
  app.post('/penataan/:id/tanda-tangan', (c) =>
    orRefused(door, c, async (id) => {
      const { seed } = await readForm(door, c);
      const { person, at } = c.get('visit');
      await signReorganisation(house, person, id, at, seed);
      return `/penataan/${id}#tanda-tangan`;
    }),
  );
  app.post('/penataan/:id/berlaku', (c) =>
    orRefused(door, c, async (id) => {
      const { seed, fields } = await readForm(door, c);
      const { person, at } = c.get('visit');
      await applyReorganisation(house, person, id, at, seed, { recount: fields['recount'] === 'yes' });
      return `/penataan/${id}`;
    }),
  );
}

/** Codes that the page itself can answer: what it says stands on it, with what to do next. */
const SAID_HERE = /^(?:signature|delegation|reorganisation|succession|agency)-(?!unknown)/;

async function orRefused(door: Door, c: DoorContext, deed: (id: string) => Promise<string>): Promise<Response> {
  try {
    return goTo(c, await deed(c.req.param('id') ?? ''));
  } catch (error) {
    if (!(error instanceof Refusal) || !SAID_HERE.test(error.code)) throw error;
    return showOne(door, c, error);
  }
}

async function showOne({ house }: Door, c: DoorContext, refused: Refusal | null): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readReorganisation(house, person, c.req.param('id') ?? '', refused, language, at);
  const here = { ...frame, path: `/penataan/${view.id}` };
  return show(c, <ReorganisationPage view={view} frame={here} />, refused === null ? 200 : 422);
}
