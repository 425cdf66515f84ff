import type { Hono } from 'hono';
import type { Looking } from '#operations/draft/draft-pages';
import { formErrors } from '#operations/marks/present-fields';
import { answerEventForm, readEventForm } from '#operations/service/event-form';
import { readEventProgress } from '#operations/service/event-progress';
import { leaveOut } from '#operations/service/leave-out';
import { beginLifeEvent, readLifeEvent, type Unbegun } from '#operations/service/life-event';
import { EventFormPage } from '#web/pages/event-form.tsx';
import { EventProgressPage } from '#web/pages/event-progress.tsx';
import { LifeEventPage } from '#web/pages/life-event.tsx';
import { type Door, type DoorContext, type DoorEnv, factFields, goTo, readForm, show } from '#web/visit.tsx';

/** What happens in a life, one entry for all the services it takes; the address of an earlier time still leads there. */
export function eventRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/saat/:event', (c) => c.redirect(`/peristiwa/${encodeURIComponent(c.req.param('event'))}`, 301));
  app.get('/peristiwa/:event', (c) => showEvent(door, c, c.req.param('event'), new Map()));
  app.post('/peristiwa/:event', async (c) => {
    const { seed } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const event = c.req.param('event');
    const unbegun = await beginLifeEvent(door.house, person, event, at, seed);
    return unbegun.size === 0 ? goTo(c, `/peristiwa/${event}`) : showEvent(door, c, event, unbegun);
  });
  app.post('/peristiwa/:event/tinggalkan', async (c) => {
    const { fields, seed } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const event = c.req.param('event');
    const { service = '', reason = '', do: wish } = fields;
    const leaving = { event, service, reason: wish === 'take-up' ? null : reason };
    await leaveOut(door.house, person, leaving, at, seed);
    return goTo(c, `/peristiwa/${event}`);
  });
  formRoutes(app, door);
}

function formRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/peristiwa/:event/isi', async (c) => {
    const view = await readEventForm(house, looking(c), c.req.param('event'));
    return show(c, <EventFormPage view={view} frame={c.get('visit').frame} />);
  });
  app.post('/peristiwa/:event/isi', async (c) => {
    const { fields, seed } = await readForm(door, c);
    const { person, at, frame } = c.get('visit');
    const event = c.req.param('event');
    const typed = factFields(fields);
    try {
      await answerEventForm(house, person, event, typed, at, seed);
      return goTo(c, `/peristiwa/${event}/kemajuan`);
    } catch (error) {
      const errors = formErrors(error);
      if (errors === null) throw error;
      const view = await readEventForm(house, looking(c), event, { typed, errors });
      return show(c, <EventFormPage view={view} frame={frame} />, 422);
    }
  });
  app.get('/peristiwa/:event/kemajuan', async (c) => {
    const view = await readEventProgress(house, looking(c), c.req.param('event'));
    return show(c, <EventProgressPage view={view} frame={c.get('visit').frame} />);
  });
}

async function showEvent(door: Door, c: DoorContext, event: string, unbegun: Unbegun): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readLifeEvent(door.house, person, event, unbegun, language, at);
  return show(c, <LifeEventPage view={view} frame={frame} />, unbegun.size === 0 ? 200 : 422);
}

function looking(c: DoorContext): Looking {
  const { person, language, at, seed } = c.get('visit');
  return { person, language, at, seed };
}
