import type { Hono } from 'hono';
import { EXPORT_FORMS, exportTrail, readReceipt } from '#operations/person/export-trail';
import { withdrawConsent } from '#operations/person/give-consent';
import { endPower, givePower } from '#operations/person/give-power';
import { readConsents } from '#operations/person/read-consents';
import { EMPTY_POWER, type PowerForm, readPowers } from '#operations/person/read-powers';
import { readTrail } from '#operations/person/read-trail';
import { spokenFor } from '#operations/refusals';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';
import { ConsentsPage } from '#web/pages/consents.tsx';
import { PowerPage } from '#web/pages/power.tsx';
import { TrailPage } from '#web/pages/trail.tsx';
import { lookQuestionRoutes } from '#web/routes/look-question.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { type Door, type DoorContext, type DoorEnv, goTo, handOut, readForm, show } from '#web/visit.tsx';

/** A person's own matters: who opened their data, and whom they let act for them. */
export function peopleRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/data-saya', async (c) => {
    const { person, language, frame } = c.get('visit');
    const view = await readTrail(house, person, Number(c.req.query('halaman') ?? 1), language);
    return show(c, <TrailPage view={view} frame={frame} />);
  });
  app.get('/data-saya/unduh/:form', async (c) => {
    const { person, language } = c.get('visit');
    const form = EXPORT_FORMS.find((one) => one === c.req.param('form')) ?? 'json';
    return handOut(c, await exportTrail(house, person, form, language));
  });
  app.get('/data-saya/tanda-terima/:seq', async (c) => {
    const { person } = c.get('visit');
    return handOut(c, await readReceipt(house, person, Number(c.req.param('seq'))));
  });
  lookQuestionRoutes(app, door);
  app.get('/persetujuan', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    return show(c, <ConsentsPage view={await readConsents(house, person, language, at)} frame={frame} />);
  });
  app.post('/persetujuan', async (c) => {
    const { fields, seed } = await readForm(door, c);
    const { person, at } = c.get('visit');
    await withdrawConsent(house, person, fields['withdraw'] ?? '', at, seed);
    return goTo(c, '/persetujuan');
  });
  app.get('/kuasa', (c) => showPowers(door, c, c.req.query('baru') ?? null, EMPTY_POWER));
  app.post('/kuasa', (c) => changePowers(door, c));
}

async function showPowers(
  { house }: Door,
  c: DoorContext,
  justGiven: string | null,
  form: PowerForm,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readPowers(house, person, justGiven, form, language, at);
  return show(c, <PowerPage view={view} frame={frame} />, status);
}

async function changePowers(door: Door, c: DoorContext): Promise<Response> {
  const { fields, seed } = await readForm(door, c);
  const { person, language, at } = c.get('visit');
  const { end } = fields;
  if (end !== undefined) {
    await orEnded(endPower(door.house, person, end, at, seed));
    return goTo(c, '/kuasa');
  }
  const { agent = '', service = '' } = fields;
  const until = dateIn(fields);
  const form = { agent, service, until };
  const chosen = door.house.library.government.services.has(service);
  if (!chosen) return showPowers(door, c, null, { form, errors: { service: CASE_WORDS[language].powerChoose } }, 422);
  try {
    const id = await givePower(door.house, person, { agent, services: [service], until }, at, seed);
    return goTo(c, `/kuasa?baru=${id}`);
  } catch (error) {
    const errors = faultsIn(error, language);
    if (errors === null) throw error;
    return showPowers(door, c, null, { form, errors }, 422);
  }
}

/** A power that has ended before has ended. */
async function orEnded(ending: Promise<void>): Promise<void> {
  try {
    await ending;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'power-missing') throw error;
  }
}

/** `2026-12-31` from the three parts of a date, or as it was typed. */
function dateIn(fields: { readonly [name: string]: string }): string {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) =>
    (fields[`until-${part}`] ?? '').trim(),
  );
  if (year === '' && month === '' && day === '') return '';
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const FIELD_OF: { readonly [code: string]: keyof PowerForm['errors'] } = {
  'nik-malformed': 'agent',
  'power-to-self': 'agent',
  'date-malformed': 'until',
  'date-past': 'until',
};

/** The cure beside the field that needs it; null for any other failure. */
function faultsIn(error: unknown, language: Language): PowerForm['errors'] | null {
  if (!(error instanceof Refusal)) return null;
  const field = FIELD_OF[error.code];
  const spoken = spokenFor(error.code);
  if (field === undefined || spoken === undefined) return null;
  return { [field]: `${spoken.what[language]} ${spoken.next[language]}` };
}
