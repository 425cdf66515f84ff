import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiApp } from '#api/app';
import { ClocksBody } from '#api/schemas';
import { recompute } from '#engine/clocks/proof';
import { concludeStep } from '#operations/case/conclude-step';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { readClocks } from '#operations/case/read-clocks';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { personOf } from '#operations/person/sign-in';
import { dayIn, type Instant, instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { HONEST, honestGovernment } from './support/honest-service.ts';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Doorway, openDoor, visitor, words } from './support/visitor.ts';

/** Tuesday 12 May 2026; the 14th and 15th are days off by decree. */
const FILED = instant('2026-05-12T09:00:00+07:00');
const on = (day: string, hour = 10): Instant => later(instant(`${day}T00:00:00+07:00`), hour * 3_600_000);

let t: TestHouse;
let door: Doorway;

beforeAll(async () => {
  t = await startTestHouse(FILED, { files: await honestGovernment() });
  door = openDoor(t, FILED);
});
afterAll(async () => {
  expect(door.faults).toEqual([]);
  await t.close();
});

const load = (play: Play): Promise<Loaded> => loadCase(t.house, t.house.db, { number: play.number });

function file(persona: string, pick: string): Promise<Play> {
  const answers = { 'contact.phone': '0812-3456-7890' };
  return beginPlay(t.house, { at: FILED, persona, service: HONEST, pick, answers }, t.seed(`${persona} ${pick}`));
}

async function conclude(play: Play, element: string, by: string, at: Instant): Promise<void> {
  await play.move({ at, by, act: `conclude ${element}`, answers: { 'endorsement.confirmed': true }, text: '' });
}

/** The machines' door, with the wall clock of the people's. */
async function call(persona: string, method: 'GET' | 'POST', path: string, body?: object) {
  const chance = (length = 32) => new Uint8Array(sha256(`${persona} ${path} ${door.at}`).subarray(0, length));
  const api = apiApp({ house: t.house, clock: () => door.at, chance }, (error) => door.faults.push(error));
  const json = { 'content-type': 'application/json' };
  const post = (to: string, what: object, headers = {}) =>
    api.request(to, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(what) });
  if (method === 'GET') return api.request(path);
  const { token } = (await (await post('/api/sessions', { persona })).json()) as { token: string };
  return post(path, body ?? {}, { authorization: `Bearer ${token}`, 'idempotency-key': `${path} ${door.at}` });
}

async function itemOf(play: Play, element: string): Promise<number> {
  const { state } = await load(play);
  return state.open.find((wait) => wait.kind === 'item' && wait.node === element)?.id ?? -1;
}

function missing(): never {
  throw new Error('the case has no statutory clock');
}

async function refusal(doing: Promise<unknown>): Promise<string> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'taken';
}

const lastDay = (at: Instant | null | undefined): string =>
  at === null || at === undefined ? 'stands still' : dayIn('Asia/Jakarta', later(at, -1));

describe('a case whose time runs out', () => {
  let play: Play;
  let decide = -1;

  it('starts its clock when the police find the file complete', async () => {
    play = await file('sari', 'AN 1234 BC');
    expect((await load(play)).state.clock).toBeUndefined();
    await conclude(play, 'check', 'rudi', on('2026-05-12', 11));
    decide = await itemOf(play, 'decide');
    expect(lastDay((await load(play)).state.clock?.due)).toBe('2026-05-21');
  });

  it('stands still while the applicant is asked, by a question that only she reads', async () => {
    door.at = on('2026-05-13');
    const body = { item: decide, reason: 'perbaikan-berkas', text: 'Mohon unggah foto nomor rangka.' };
    const answer = await call('rudi', 'POST', `/api/cases/${play.number}/suspensions`, body);
    expect([answer.status, ((await answer.json()) as { acts: string[] }).acts]).toEqual([201, ['clock-suspended']]);
    const sari = await visitor(t, door, 'sari');
    const page = words(await sari.go(`/berkas/${play.number}`));
    expect(page).toContain('Polri meminta Anda melengkapi berkas');
    expect(page).toContain('Mohon unggah foto nomor rangka.');
    expect(page).toContain('Jawab paling lambat Jumat, 22 Mei 2026');
    expect(page).toContain('sedang berhenti');
    const open = words(await (await visitor(t, door, null)).go(`/berkas/${play.number}`));
    expect(open).toContain('Polri menunggu Pemohon');
    expect(open).not.toContain('nomor rangka');
  });

  it('runs on when she answers, and has moved by the one counted day it stood still', async () => {
    door.at = on('2026-05-18');
    const sari = await visitor(t, door, 'sari');
    expect((await sari.go(`/berkas/${play.number}`)).page).toContain(`href="/berkas/${play.number}/perbaikan"`);
    const page = await sari.go(`/berkas/${play.number}/perbaikan`);
    const field = /name="(answer-\d+)"/.exec(page.page)?.[1] ?? '';
    const sent = await sari.send(`/berkas/${play.number}/perbaikan`, page, { [field]: 'Sudah saya lampirkan.' });
    expect(sent.status).toBe(303);
    expect(lastDay((await load(play)).state.clock?.due)).toBe('2026-05-22');
    expect(words(await sari.go(`/berkas/${play.number}`))).not.toContain('meminta Anda melengkapi berkas');
  });

  it('is not stopped by a second round', async () => {
    door.at = on('2026-05-19');
    const body = { item: decide, reason: 'perbaikan-berkas', text: 'Satu lagi.' };
    const answer = await call('rudi', 'POST', `/api/cases/${play.number}/suspensions`, body);
    expect(((await answer.json()) as { acts: string[] }).acts.at(-1)).toBe('correction-asked');
    expect(lastDay((await load(play)).state.clock?.due)).toBe('2026-05-22');
  });

  it('is deemed granted on the next day, and a decision that comes then is refused whether or not a worker was there', async () => {
    const rudi = await personOf(t.house, 'rudi', FILED, t.seed('rudi'));
    const late = on('2026-05-25');
    const decision = { item: decide, answers: { 'endorsement.confirmed': true } };
    const decided = () => concludeStep(t.house, rudi, { number: play.number }, decision, late, t.seed('late'));
    expect(await refusal(decided())).toBe('decided-by-lapse');
    await play.move({ at: late, by: 'time', act: 'wait', answers: {}, text: '' });
    expect(await refusal(decided())).toBe('decided-by-lapse');
    const { state } = await load(play);
    expect(state.clock?.end?.as).toBe('deemed-granted');
    expect(state.open.map(({ node }) => node)).toEqual(['issue']);
  });

  it('shows every counted day and every stop on its page, in both languages', async () => {
    door.at = on('2026-05-25', 11);
    const indonesian = words(await (await visitor(t, door, 'sari')).go(`/berkas/${play.number}`));
    expect(indonesian).toContain('waktunya habis: dianggap dikabulkan, batas waktunya Jumat, 22 Mei 2026');
    expect(indonesian).toContain('Hitungan waktu pernah berhenti, 1 hari seluruhnya');
    expect(indonesian).toContain('Rabu, 13 Mei 2026 : tidak dihitung: hitungan waktu berhenti');
    expect(indonesian).toContain('Kamis, 14 Mei 2026 : Kenaikan Yesus Kristus');
    expect(indonesian).toContain('Jumat, 22 Mei 2026 : dihitung, hari ke-5');
    expect(indonesian).toContain('Perda Rekaan 9/2026 pasal 4');
    expect(indonesian).toContain('Dihitung kembali baru saja dan cocok.');
    const english = words(await (await visitor(t, door, null, 'en')).go(`/berkas/${play.number}`));
    expect(english).toContain('time ran out: deemed granted, the deadline is Friday, 22 May 2026');
    expect(english).toContain('The police waited for the applicant');
    expect(english).toContain('counted, day 5');
  });

  it('gives machines a proof that they can count again, without signing in and without a personal value', async () => {
    const answer = await call('sari', 'GET', `/api/cases/${play.number}/clocks`);
    const text = await answer.text();
    const clocks = ClocksBody.parse(JSON.parse(text));
    const { statutory } = await readClocks(t.house, { number: play.number }, door.at);
    const proof = statutory?.proof ?? missing();
    expect(clocks.statutory?.proof).toEqual(proof);
    expect(clocks.statutory?.state).toBe('deemed-granted');
    expect(recompute(proof)).toEqual([]);
    expect(recompute(proof, t.house.library.government.calendar)).toEqual([]);
    expect(recompute({ ...proof, deadline: later(proof.deadline, 86_400_000) })).toEqual(['deadline-wrong']);
    expect(text).not.toContain('rangka');
  });

  it('ends when the police issue the permit', async () => {
    await conclude(play, 'issue', 'maya', on('2026-05-26'));
    expect((await load(play)).state.status).toBe('done');
  });
});

describe('a file that nobody looks at', () => {
  it('is complete when the time for it has run out, and the decision is then due', async () => {
    const play = await file('suparti', (await ownPlates('suparti'))[0] ?? '');
    await play.move({ at: on('2026-05-20'), by: 'time', act: 'wait', answers: {}, text: '' });
    const { statutory } = await readClocks(t.house, { number: play.number }, on('2026-05-20'));
    expect(dayIn('Asia/Jakarta', later(statutory?.proof.start.at ?? FILED, -1))).toBe('2026-05-18');
    expect(lastDay(statutory?.due)).toBe('2026-05-26');
    await conclude(play, 'decide', 'rudi', on('2026-05-26', 23));
    const { state } = await load(play);
    expect(state.clock?.end?.as).toBe('decided');
  });
});

/** Plates of a persona's vehicles, as the government's records have them. */
async function ownPlates(persona: string): Promise<readonly string[]> {
  const { government } = t.house.library;
  const nik = government.personas.find(({ id }) => id === persona)?.nik;
  const records = government.records.get('vehicles') ?? [];
  return Promise.resolve(
    records.filter((row) => Object.values(row).includes(nik ?? '')).map((row) => String(row['plate'])),
  );
}
