import type { Hono } from 'hono';
import { keepDraft, readDraft } from '#operations/council/draft-arrangement';
import { printArrangement } from '#operations/council/print-arrangement';
import { readCouncil } from '#operations/council/read-council';
import { ArrangementDraftPage } from '#web/pages/arrangement-draft.tsx';
import { CouncilPage } from '#web/pages/council.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, handOut, readForm, show } from '#web/visit.tsx';

/** The Council's own rooms: its list of arrangements, and drafts. For officials. */
export function councilDeskRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/dewan', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    return show(c, <CouncilPage view={await readCouncil(house, person, language, at)} frame={frame} />);
  });
  app.get('/dewan/naskah/baru', (c) => showDraft(door, c, null));
  app.post('/dewan/naskah/baru', (c) => keep(door, c, null));
  app.get('/dewan/naskah/:id/cetak.pdf', async (c) => {
    const { person, at } = c.get('visit');
    const { name, bytes } = await printArrangement(house, person, c.req.param('id'), at);
    return handOut(c, { name, kind: 'application/pdf', bytes });
  });
  app.get('/dewan/naskah/:id', (c) => showDraft(door, c, c.req.param('id')));
  app.post('/dewan/naskah/:id', (c) => keep(door, c, c.req.param('id')));
}

async function showDraft({ house }: Door, c: DoorContext, id: string | null): Promise<Response> {
  const { person, language, frame } = c.get('visit');
  return show(c, <ArrangementDraftPage view={await readDraft(house, person, id, language)} frame={frame} />);
}

async function keep(door: Door, c: DoorContext, id: string | null): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const { fields, seed, inbox } = await readForm(door, c);
  const { csrf: _csrf, key: _key, ...typed } = fields;
  const drafted = await keepDraft(door.house, person, id, typed, language, { at, seed, inbox });
  if (drafted.kind === 'kept') return goTo(c, `/kesepakatan/${drafted.id}`);
  return show(c, <ArrangementDraftPage view={drafted.view} frame={frame} />, drafted.status);
}
