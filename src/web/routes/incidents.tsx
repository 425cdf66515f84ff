import type { Hono } from 'hono';
import { loadCase } from '#operations/case/load-case';
import type { Receipt } from '#operations/case/transact';
import { readIncidents } from '#operations/incident/list-incidents';
import { type IncidentWish, readIncident } from '#operations/incident/read-incident';
import { mendFacts, type Press, retryIncident, skipIncident } from '#operations/incident/settle-incident';
import type { WrittenWay } from '#operations/incident/way-fields';
import { formErrors } from '#operations/marks/present-fields';
import { spokenFor } from '#operations/refusals';
import type { Text } from '#terms/language';
import { isCaseNumber } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { IncidentPage } from '#web/pages/incident.tsx';
import { IncidentsPage } from '#web/pages/incidents.tsx';
import { type Door, type DoorContext, type DoorEnv, factFields, goTo, readForm, type Sent, show } from '#web/visit.tsx';

/** Held cases: the list, and one of them with its ways on. */
export function incidentRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/kendala', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const { instansi = null, mulai, selesai = '' } = c.req.query();
    const from = Math.min(Math.max(0, Number(mulai ?? 0) || 0), 100_000);
    const wish = { agency: instansi, from, settled: isCaseNumber(selesai) ? selesai : null };
    return show(c, <IncidentsPage view={await readIncidents(door.house, person, wish, language, at)} frame={frame} />);
  });
  app.get('/kendala/:number/:incident', (c) => showIncident(door, c));
  app.post('/kendala/:number/:incident', async (c) => {
    const sent = await readForm(door, c);
    const way = WAYS[sent.fields['do'] ?? ''];
    if (way === undefined) throw new Refusal('page-unknown', 'There is no such way on');
    return way(door, c, sent);
  });
}

type Way = (door: Door, c: DoorContext, sent: Sent) => Promise<Response>;

const WAYS: { readonly [act: string]: Way } = { retry, mend, skip };

function place(c: DoorContext): { readonly number: string; readonly incident: number } {
  const incident = Number(c.req.param('incident'));
  if (!Number.isSafeInteger(incident)) throw new Refusal('page-unknown', 'There is no such page');
  return { number: c.req.param('number') ?? '', incident };
}

async function showIncident(door: Door, c: DoorContext, refused?: WrittenWay): Promise<Response> {
  const { person, language, at, seed, frame } = c.get('visit');
  const fact = c.req.query('fakta') ?? null;
  const wish: IncidentWish = { ...place(c), fact, ...(refused === undefined ? {} : { refused }) };
  const view = await readIncident(door.house, person, wish, language, at, seed);
  return show(c, <IncidentPage view={view} frame={frame} />, refused === undefined ? 200 : 422);
}

function pressOf(c: DoorContext, { seed, inbox }: Sent): Press {
  return { at: c.get('visit').at, seed, inbox };
}

async function retry(door: Door, c: DoorContext, sent: Sent): Promise<Response> {
  const { number, incident } = place(c);
  const { person } = c.get('visit');
  return onward(door, c, await retryIncident(door.house, person, { number }, incident, pressOf(c, sent)));
}

async function mend(door: Door, c: DoorContext, sent: Sent): Promise<Response> {
  const { number, incident } = place(c);
  const { person } = c.get('visit');
  const typed = factFields(sent.fields);
  const reason = sent.fields['mend-reason'] ?? '';
  try {
    const mending = { facts: typed, reason };
    return await onward(door, c, await mendFacts(door.house, person, { number }, incident, mending, pressOf(c, sent)));
  } catch (error) {
    const errors = formErrors(error) ?? textErrors(error, 'mend-reason');
    return showIncident(door, c, { act: 'mend', typed, reason, flow: '', errors });
  }
}

async function skip(door: Door, c: DoorContext, sent: Sent): Promise<Response> {
  const { number, incident } = place(c);
  const { person } = c.get('visit');
  const { 'skip-reason': reason = '', flow = '' } = sent.fields;
  try {
    const passing = { reason, flow };
    return await onward(
      door,
      c,
      await skipIncident(door.house, person, { number }, incident, passing, pressOf(c, sent)),
    );
  } catch (error) {
    return showIncident(door, c, { act: 'skip', typed: {}, reason, flow, errors: textErrors(error, 'skip-reason') });
  }
}

/** An empty reason, or a way that must be named; throws what is something else. */
function textErrors(error: unknown, field: string): ReadonlyMap<string, Text> {
  if (!(error instanceof Refusal)) throw error;
  const next = spokenFor(error.code)?.next;
  const at = new Map([
    ['text-empty', field],
    ['way-unnamed', 'flow'],
  ]).get(error.code);
  if (at === undefined || next === undefined) throw error;
  return new Map([[at, next]]);
}

/** To the list where the case goes on; where it holds again, to what now holds it. */
async function onward(door: Door, c: DoorContext, { number, acts }: Receipt): Promise<Response> {
  if (!acts.includes('held')) return goTo(c, `/kendala?selesai=${number}`);
  const { state } = await loadCase(door.house, door.house.db, { number });
  const again = state.incidents?.at(-1);
  return goTo(c, again === undefined ? '/kendala' : `/kendala/${number}/${again.id}`);
}
