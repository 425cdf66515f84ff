import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiApp } from '#api/app';
import { Incidents } from '#api/schemas';
import type { Incident } from '#engine/case';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { listIncidents } from '#operations/incident/list-incidents';
import { mendFacts, retryIncident, skipIncident } from '#operations/incident/settle-incident';
import { personOf } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import type { JsonObject } from '#terms/json';
import { instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { HELD, heldGovernment } from './support/held-service.ts';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Doorway, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const minutes = (n: number) => later(MORNING, n * 60_000);

let t: TestHouse;
let door: Doorway;

beforeAll(async () => {
  t = await startTestHouse(MORNING, { files: await heldGovernment() });
  door = openDoor(t, minutes(30));
});
afterAll(async () => {
  expect(door.faults).toEqual([]);
  await t.close();
});

const who = (persona: string | null, language: 'id' | 'en' = 'id') => visitor(t, door, persona, language);
const load = (play: Play): Promise<Loaded> => loadCase(t.house, t.house.db, { number: play.number });
const person = (persona: string) => personOf(t.house, persona, MORNING, t.seed(persona));

/** A case that the police have checked, and that holds at the treasury's rule. */
async function held(persona: string, pick: string): Promise<Play> {
  const answers = { 'contact.phone': '0812-3456-7890' };
  const play = await beginPlay(t.house, { at: MORNING, persona, service: HELD, pick, answers }, t.seed(pick));
  const checked = { 'endorsement.confirmed': true };
  await play.move({ at: minutes(9), by: 'rudi', act: 'conclude check', answers: checked, text: '' });
  return play;
}

async function incidentOf(play: Play): Promise<Incident> {
  const [incident] = (await load(play)).state.incidents ?? [];
  if (incident === undefined) throw new Error('the case does not hold');
  return incident;
}

const press = (words_: string, n = 31) => ({ at: minutes(n), seed: sha256(words_) });

async function refusal(doing: Promise<unknown>): Promise<string> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'taken';
}

let calls = 0;

/** The machines' door as a persona; `key` makes an act harmless when sent twice. */
async function call(persona: string, path: string, key?: string, body: JsonObject = {}) {
  calls += 1;
  const chance = (length = 32) => new Uint8Array(sha256(`chance ${calls}`).subarray(0, length));
  const api = apiApp({ house: t.house, clock: () => door.at, chance }, (error) => door.faults.push(error));
  const json = { 'content-type': 'application/json' };
  const sent = { method: 'POST', headers: json, body: JSON.stringify({ persona }) };
  const { token } = (await (await api.request('/api/sessions', sent)).json()) as { token: string };
  const headers = {
    ...json,
    authorization: `Bearer ${token}`,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  const answer = await api.request(
    path,
    key === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
  );
  return { status: answer.status, body: (await answer.json()) as JsonObject };
}

describe('a case whose rule gives no answer', () => {
  let play: Play;
  let incident: Incident;

  beforeAll(async () => {
    play = await held('sari', 'AN 1234 BC');
    incident = await incidentOf(play);
  });

  it('holds at the rule, for the agency of its lane, while others work on', async () => {
    expect(incident).toMatchObject({ node: 'rate', agency: 'bapenda-prov', cause: 'rule-gave-nothing' });
    expect((await load(play)).state.open.map(({ node }) => node)).toEqual(['visit']);
  });

  it('tells the applicant in both languages that it holds, where, why, and that it is not her turn', async () => {
    const page = words(await (await who('sari')).go(`/berkas/${play.number}`));
    expect(page).toContain('Berkas tertahan di Bapenda');
    expect(page).toContain('Di langkah "hitung besaran". Tabel aturan tidak memberi jawaban untuk data berkas ini.');
    expect(page).toContain('Ini bukan giliran Anda');
    expect(page).toContain('Tidak ada Bukan giliran Anda: berkas tertahan di Bapenda');
    const english = words(await (await who(null, 'en')).go(`/berkas/${play.number}`));
    expect(english).toContain("It is not the applicant's turn");
    expect(english).toContain('The rule table gives no answer for these facts.');
  });

  it('is in the list of its agency and of the coordinating body, and in nobody else’s', async () => {
    const of = async (persona: string) => (await listIncidents(t.house, await person(persona))).incidents;
    expect((await of('bagus')).map(({ number, incident: id }) => [number, id])).toEqual([[play.number, incident.id]]);
    expect(await of('sekda')).toHaveLength(1);
    expect(await of('rudi')).toEqual([]);
    expect(await refusal(listIncidents(t.house, await person('sari')))).toBe('not-allowed');
    expect(words(await (await who('bagus')).go('/antrean'))).toContain('1 berkas tertahan di instansi Anda');
    expect(words(await (await who('bagus')).go('/kendala'))).toContain('Hitung besaran');
    const board = await (await who('sekda')).go('/papan');
    expect(words(board)).toContain('1 berkas terkendala');
    expect(board.page).toContain(`href="/kendala/${play.number}/${incident.id}"`);
    expect(words(await (await who('sekda')).go('/kendala?instansi=regident'))).toContain(
      'Tidak ada berkas yang tertahan',
    );
  });

  it('stands in place on the desk of who works beside it', async () => {
    const { state } = await load(play);
    const desk = words(await (await who('rudi')).go(`/antrean/${play.number}/${state.open[0]?.id}`));
    expect(desk).toMatch(/Berkas ini tertahan Tertahan di Bapenda[^:]*: hitung besaran/);
  });

  it('shows the ways on to its agency alone; another of the case reads whose it is, and no facts', async () => {
    const place = `/kendala/${play.number}/${incident.id}`;
    const own = words(await (await who('bagus')).go(place));
    for (const part of ['Coba lagi', 'Isi silinder 125 cc', 'Lewati dengan alasan', 'rules/besaran.dmn#sum'])
      expect(own).toContain(part);
    const other = words(await (await who('rudi')).go(place));
    expect(other).toContain('Hanya petugas Bapenda');
    expect(other).not.toContain('125 cc');
    expect(other).not.toContain('Coba lagi Bila');
    expect((await (await who('intan')).go(place)).status).toBe(403);
    const trail = words(await (await who('sari')).go('/data-saya'));
    expect(trail).toContain('Menyelesaikan kendala pada berkas Anda.');
  });

  it('refuses who may not settle it, what says nothing, and what it does not read; nothing changes', async () => {
    const ref = { number: play.number };
    const bagus = await person('bagus');
    const none = { facts: { 'vehicle.cc': 250 }, reason: ' ' };
    const strange = { facts: { 'person.name': 'Orang Lain' }, reason: 'salah' };
    const unreadable = { facts: { 'vehicle.cc': 'besar' }, reason: 'salah' };
    const before = (await load(play)).head;
    expect(await refusal(retryIncident(t.house, await person('rudi'), ref, incident.id, press('a')))).toBe(
      'not-your-case',
    );
    expect(await refusal(retryIncident(t.house, await person('sekda'), ref, incident.id, press('a')))).toBe(
      'not-your-case',
    );
    expect(await refusal(retryIncident(t.house, await person('sari'), ref, incident.id, press('a')))).toBe(
      'not-allowed',
    );
    expect(await refusal(retryIncident(t.house, bagus, ref, 999, press('a')))).toBe('incident-not-open');
    expect(await refusal(mendFacts(t.house, bagus, ref, incident.id, none, press('a')))).toBe('text-empty');
    expect(await refusal(mendFacts(t.house, bagus, ref, incident.id, strange, press('a')))).toBe('fact-not-in-form');
    expect(await refusal(mendFacts(t.house, bagus, ref, incident.id, unreadable, press('a')))).toBe('form-invalid');
    expect(await refusal(skipIncident(t.house, bagus, ref, incident.id, { reason: '' }, press('a')))).toBe(
      'text-empty',
    );
    expect((await load(play)).head).toEqual(before);
  });

  it('holds again where nothing was mended, and says how often', async () => {
    const bagus = await who('bagus');
    const place = `/kendala/${play.number}/${incident.id}`;
    const sent = await bagus.send(place, await bagus.go(place), { do: 'retry' });
    expect(sent.status).toBe(303);
    expect(sent.to).not.toBe(place);
    expect(words(await bagus.go(sent.to))).toContain('Sudah 1 kali dicoba lagi dan tertahan lagi.');
    expect((await bagus.go(place)).status).toBe(409);
    incident = await incidentOf(play);
  });

  it('comes back with what was typed where a correction does not fit, and goes on once it does', async () => {
    const bagus = await who('bagus');
    const place = `/kendala/${play.number}/${incident.id}?fakta=vehicle.cc`;
    const page = await bagus.go(place);
    const wrong = await bagus.send(place, page, { do: 'mend', 'vehicle.cc': 'besar', 'mend-reason': 'Faktur 250 cc.' });
    expect(wrong.status).toBe(422);
    expect(wrong.page).toContain('value="besar"');
    expect(wrong.page).toContain('Faktur 250 cc.');
    const empty = await bagus.send(place, wrong, { do: 'mend', 'vehicle.cc': '250', 'mend-reason': '' });
    expect(empty.status).toBe(422);
    const right = await bagus.send(place, empty, { do: 'mend', 'vehicle.cc': '250', 'mend-reason': 'Faktur 250 cc.' });
    expect(right.to).toBe(`/kendala?selesai=${play.number}`);
    expect(words(await bagus.go(right.to))).toContain(`Berkas ini berjalan lagi: ${play.number}`);
    const { state, facts } = await load(play);
    expect(state.incidents).toBeUndefined();
    expect(state.open.map(({ node }) => node)).toEqual(['visit', 'assess']);
    expect(facts.get('vehicle.cc')).toMatchObject({ value: 250, source: { kind: 'attested', agency: 'bapenda-prov' } });
    const status = words(await (await who('sari')).go(`/berkas/${play.number}`));
    expect(status).not.toContain('Bukan giliran Anda');
    expect(status).not.toContain('Faktur');
  });
});

describe('a long queue', () => {
  it('knows the place of a case behind the first page, and its neighbours', async () => {
    const play = await held('wayan', await plateOf('wayan'));
    const { state, caseId } = await load(play);
    const visit = state.open.find(({ node }) => node === 'visit')?.id;
    await t.house.db.many(sql`
      insert into work_items (case_id, item_id, step, lane, agency, role, version, enabled_at, due)
      select ${caseId}, 1000 + n, 'visit', 'lane-police', 'regident', 'vehicle-registration', 1, now(), '2026-11-01'
      from generate_series(1, 60) n`);
    const desk = await (await who('rudi')).go(`/antrean/${play.number}/${visit}?lingkup=saya`);
    expect(words(desk)).toMatch(/Berkas 6[1-3] dari 6[1-3]/);
    expect(desk.page).toMatch(/accesskey="k"[^>]*>|<a href="[^"]*" accesskey="k"/);
    expect(desk.page).toContain('href="/antrean?lingkup=saya&amp;mulai=50"');
    await t.house.db.many(sql`delete from work_items where case_id = ${caseId} and item_id > 1000`);
  });
});

describe('at the machines’ door', () => {
  it('lists what holds, and settles it once however often it is sent', async () => {
    const play = await held('suparti', await plateOf('suparti'));
    const { id } = await incidentOf(play);
    const listed = Incidents.parse((await call('bagus', '/api/incidents')).body);
    expect(listed.incidents).toEqual([
      expect.objectContaining({ number: play.number, incident: id, element: 'rate', cause: 'rule-gave-nothing' }),
    ]);
    const path = `/api/cases/${play.number}/incidents/${id}`;
    expect((await call('rudi', `${path}/retry`, 'k')).status).toBe(403);
    expect((await call('bagus', `${path}/skip`, 'k', { reason: '' })).status).toBe(422);
    const skipped = await call('bagus', `${path}/skip`, 's', { reason: 'Besaran diputuskan rapat.' });
    expect(skipped.body['acts']).toEqual(['skipped', 'handed-over']);
    expect(await call('bagus', `${path}/skip`, 's', { reason: 'Besaran diputuskan rapat.' })).toEqual(skipped);
    expect((await call('bagus', `${path}/retry`, 'r')).body['type']).toBe('urn:manunggal:refusal:incident-not-open');
    const acts = JSON.stringify((await call('suparti', `/api/cases/${play.number}`)).body);
    expect(acts).toContain('skipped');
    expect(acts).not.toContain('rapat');
  });
});

/** Plate of a persona's first vehicle, as the government's records have it. */
async function plateOf(persona: string): Promise<string> {
  const { government } = t.house.library;
  const nik = government.personas.find(({ id }) => id === persona)?.nik ?? '';
  const record = (government.records.get('vehicles') ?? []).find((row) => Object.values(row).includes(nik));
  return Promise.resolve(String(record?.['plate']));
}
