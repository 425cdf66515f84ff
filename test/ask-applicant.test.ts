import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { readClocks } from '#operations/case/read-clocks';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { dayIn, type Instant, instant, later } from '#terms/plain-date';
import { HONEST, honestGovernment } from './support/honest-service.ts';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Answer, type Doorway, openDoor, type Visitor, visitor, words } from './support/visitor.ts';

/** Tuesday 12 May 2026; the 14th and 15th are days off by decree. */
const FILED = instant('2026-05-12T09:00:00+07:00');
const on = (day: string, hour = 10): Instant => later(instant(`${day}T00:00:00+07:00`), hour * 3_600_000);
const lastDay = (at: Instant | null | undefined): string =>
  at === null || at === undefined ? 'stands still' : dayIn('Asia/Jakarta', later(at, -1));

let t: TestHouse;
let door: Doorway;
let play: Play;

beforeAll(async () => {
  t = await startTestHouse(FILED, { files: await honestGovernment() });
  door = openDoor(t, FILED);
  const answers = { 'contact.phone': '0812-3456-7890' };
  const filing = { at: FILED, persona: 'sari', service: HONEST, pick: 'AN 1234 BC', answers };
  play = await beginPlay(t.house, filing, t.seed('ask'));
  const checked = { 'endorsement.confirmed': true };
  await play.move({ at: on('2026-05-12', 11), by: 'rudi', act: 'conclude check', answers: checked, text: '' });
});
afterAll(async () => {
  expect(door.faults).toEqual([]);
  await t.close();
});

const who = (persona: string, language: 'id' | 'en' = 'id') => visitor(t, door, persona, language);
const load = (): Promise<Loaded> => loadCase(t.house, t.house.db, { number: play.number });

async function deskOf(element: string): Promise<string> {
  const { state } = await load();
  const item = state.open.find((wait) => wait.kind === 'item' && wait.node === element);
  return `/antrean/${play.number}/${item?.id}`;
}

async function ask(officer: Visitor, element: string, text: string, reason = 'perbaikan-berkas'): Promise<Answer> {
  const place = `${await deskOf(element)}/minta`;
  return officer.send(place, await officer.go(place), { reason, text });
}

const due = async () => lastDay((await load()).state.clock?.due);
/** Names of the answers that the applicant's page asks for. */
const fieldsOf = ({ page }: Answer) => [...page.matchAll(/name="(answer-\d+)"/g)].map(([, name = '']) => name);

describe('asking the applicant from the desk', () => {
  it('shows each reason with its law and what it does to the clock, before anything is sent', async () => {
    door.at = on('2026-05-13');
    const page = words(await (await who('rudi')).go(`${await deskOf('decide')}/minta`));
    expect(page).toContain('Tersisa 1 dari 1 putaran; tersisa 10 dari 10 hari penghentian.');
    expect(page).toContain('Pemohon melengkapi berkas Hitungan waktu berkas berhenti, paling lama sampai');
    expect(page).toContain('sesudah dijawab berlanjut, tidak diulang. Jam lajur Anda ikut berhenti.');
    expect(page).toContain('UU 30/2014 pasal 53 Belum dikonfirmasi');
    expect(page).toContain(
      'Menunggu instansi lain Hanya jam lajur Anda yang berhenti; hitungan waktu berkas jalan terus.',
    );
    expect(page).toContain('Antrean, cuti, dan kurang petugas bukan alasan.');
    const english = words(await (await who('rudi', 'en')).go(`${await deskOf('decide')}/minta`));
    expect(english).toContain('once answered it goes on, it does not restart');
    expect(await due()).toBe('2026-05-21');
  });

  it('belongs to the agency of the step, and comes back with what was written where it lacks something', async () => {
    const place = `${await deskOf('decide')}/minta`;
    expect((await (await who('bagus')).go(place)).status).toBe(403);
    expect((await (await who('sari')).go(place)).status).toBe(403);
    const rudi = await who('rudi');
    const empty = await ask(rudi, 'decide', ' ');
    expect(empty.status).toBe(422);
    const strange = await ask(rudi, 'decide', 'Foto rangka.', 'cuti-petugas');
    expect(strange.status).toBe(422);
    expect(strange.page).toContain('Foto rangka.');
    expect(words(strange)).toContain('Pilih alasan dari daftar.');
    expect((await load()).state.suspensions).toBeUndefined();
  });

  it('gathers the questions of all lanes in one round, and stops the clock once', async () => {
    const sent = await ask(await who('rudi'), 'decide', 'Mohon unggah foto nomor rangka.');
    expect(sent.status).toBe(303);
    expect(await due()).toBe('stands still');
    const bagus = await who('bagus');
    const page = words(await bagus.go(`${await deskOf('assess')}/minta`));
    expect(page).toContain('Sudah terbuka: pertanyaan Polri. Pertanyaan Anda digabung');
    expect(page).toContain('Satu putaran sedang terbuka');
    await ask(bagus, 'assess', 'Mohon kirim faktur.');
    const { state } = await load();
    expect([state.clock?.rounds, state.suspensions?.length]).toEqual([1, 2]);
  });

  it('shows each desk that it waits, and only to who asked what was asked', async () => {
    const rudi = words(await (await who('rudi')).go(await deskOf('decide')));
    expect(rudi).toContain('Mohon unggah foto nomor rangka.');
    expect(rudi).not.toContain('faktur');
    expect(rudi).toContain('Bapenda');
    expect(rudi).toContain('berhenti: menunggu pemohon');
    expect(rudi).toContain('Polri dan Bapenda menunggu jawaban pemohon');
    expect(words(await (await who('rudi')).go('/antrean'))).toContain('menunggu jawaban pemohon');
  });

  it('is one request to the applicant, who answers all of it or is told what lacks', async () => {
    door.at = on('2026-05-18');
    const sari = await who('sari');
    const status = words(await sari.go(`/berkas/${play.number}`));
    expect(status).toContain('Giliran Anda menjawab permintaan Polri dan Bapenda');
    expect(status).toContain('Jawab 2 permintaan');
    const place = `/berkas/${play.number}/perbaikan`;
    const page = await sari.go(place);
    const [first = '', second = ''] = fieldsOf(page);
    expect(words(page)).toContain('berlanjut dari tempatnya berhenti; tidak pernah diulang dari awal');
    const half = await sari.send(place, page, { [first]: 'Terlampir.' });
    expect(half.status).toBe(422);
    expect(half.page).toContain('Terlampir.');
    expect(await due()).toBe('stands still');
    const answers = { [first]: 'Foto terlampir.', [second]: 'Faktur terlampir.' };
    expect((await sari.send(place, half, answers)).status).toBe(303);
    const moved = await due();
    expect(moved).toBe('2026-05-22');
    expect((await sari.send(place, half, answers)).status).toBe(303);
    const { state } = await load();
    expect(state.suspensions?.map(({ end }) => end)).toEqual(['answered', 'answered']);
    expect(await due()).toBe(moved);
    expect((await sari.go(place)).status).toBe(409);
    expect((await (await who('budi')).go(place)).status).toBe(404);
  });

  it('brings the answer to the desk that asked, and the stop into the proof, in nobody’s words', async () => {
    const rudi = words(await (await who('rudi')).go(await deskOf('decide')));
    expect(rudi).toContain('Foto terlampir.');
    expect(rudi).not.toContain('Faktur terlampir.');
    const clocks = JSON.stringify(await readClocks(t.house, { number: play.number }, door.at));
    expect(clocks).toContain('perbaikan-berkas');
    expect(clocks).not.toContain('terlampir');
  });

  it('says before sending that the budget is spent, and then stops nothing', async () => {
    door.at = on('2026-05-19');
    const rudi = await who('rudi');
    const page = words(await rudi.go(`${await deskOf('decide')}/minta`));
    expect(page).toContain('Jatah pertanyaan habis: 0 dari 1 putaran');
    expect(page).toContain(
      'Jatahnya habis: pertanyaan ini tetap sampai, tetapi tidak menghentikan hitungan waktu apa pun.',
    );
    await ask(rudi, 'decide', 'Satu lagi: foto mesin.');
    expect(await due()).toBe('2026-05-22');
    const asked = words(await (await who('sari')).go(`/berkas/${play.number}/perbaikan`));
    expect(asked).toContain('Hitungan waktu tetap berjalan');
  });

  it('can be taken back by who asked', async () => {
    const rudi = await who('rudi');
    const place = await deskOf('decide');
    const desk = await rudi.go(place);
    const suspension = /name="suspension" value="(\d+)"/.exec(desk.page)?.[1] ?? '';
    expect((await rudi.send(place, desk, { do: 'take-back', suspension })).status).toBe(303);
    expect(words(await rudi.go(place))).toContain('ditarik kembali');
    expect((await load()).state.suspensions?.at(-1)?.end).toBe('withdrawn');
  });

  it('lets an agency wait for another on the clock of its own lane alone', async () => {
    const rudi = await who('rudi');
    const place = await deskOf('decide');
    await ask(rudi, 'decide', 'Surat dari dinas lain.', 'instansi-lain');
    const { state } = await load();
    const item = state.open.find(({ node }) => node === 'decide');
    expect([item?.due, lastDay(state.clock?.due)]).toEqual([null, '2026-05-22']);
    const desk = words(await rudi.go(place));
    expect(desk).toContain('jam lajur berhenti, jam berkas jalan terus');
    expect(desk).toContain('berhenti: menunggu instansi lain');
  });
});
