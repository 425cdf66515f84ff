import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { readReasons } from '#operations/case/read-reasons';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { personOf } from '#operations/person/sign-in';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { instant, later } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Doorway, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const minutes = (n: number) => later(MORNING, n * 60_000);

let t: TestHouse;
let door: Doorway;
let play: Play;

beforeAll(async () => {
  t = await startTestHouse(MORNING);
  door = openDoor(t, MORNING);
  const answers = { 'contact.phone': '0812-3456-7890' };
  const filing = { at: MORNING, persona: 'sari', service: 'samsat.pengesahan-tahunan', pick: 'AN 1234 BC', answers };
  play = await beginPlay(t.house, filing, t.seed('reasons'));
});
afterAll(async () => {
  expect(door.faults).toEqual([]);
  await t.close();
});

const who = (persona: string, language: 'id' | 'en' = 'id') => visitor(t, door, persona, language);

async function confirm(step: string, by: string, answer: string, at: number): Promise<void> {
  await play.move({ at: minutes(at), by, act: `take ${step}`, answers: {}, text: '' });
  await play.move({ at: minutes(at + 2), by, act: `conclude ${step}`, answers: { [answer]: true }, text: '' });
}

describe('why this amount', () => {
  it('the officer sees each row that fired with what it was asked, in both languages', async () => {
    await play.move({ at: minutes(8), by: 'bagus', act: 'take confirm-tax', answers: {}, text: '' });
    const { state } = await loadCase(t.house, t.house.db, { number: play.number });
    const item = state.open.find((wait) => wait.kind === 'item' && wait.node === 'confirm-tax');
    const desk = words(await (await who('bagus')).go(`/antrean/${play.number}/${item?.id}`));
    expect(desk).toContain('Tarif PKB, baris');
    expect(desk).toContain('Jatuh tempo 5 Desember 2026 (mulai 5 Januari 2025)');
    expect(desk).toContain('Tarif 0,0105, Pembulatan ke bawah.');
    const english = words(await (await who('bagus', 'en')).go(`/antrean/${play.number}/${item?.id}`));
    expect(english).toContain('Due date 5 December 2026 (from 5 January 2025)');
    expect(english).toContain('Rate 0.0105, Rounding down.');
  });

  it('each bill line leads the citizen to its data, its rows with their law, and the result', async () => {
    await play.move({
      at: minutes(10),
      by: 'bagus',
      act: 'conclude confirm-tax',
      answers: { 'assessment.confirmed': true },
      text: '',
    });
    await confirm('confirm-insurance', 'intan', 'insurance.confirmed', 12);
    door.at = minutes(20);
    const sari = await who('sari');
    const bill = await sari.go(`/berkas/${play.number}/tagihan`);
    const links = [...bill.page.matchAll(/href="(\/berkas\/[^"]*\/alasan#([^"]*))"/g)];
    expect(links.map(([, , anchor]) => anchor)).toEqual(['pkb-2026-12-05', 'opsen-2026-12-05', 'swdkllj-2026-12-05']);
    const page = await sari.go(links[0]?.[1] ?? '');
    for (const [, , anchor] of links) expect(page.page).toContain(`id="${anchor}"`);
    const said = words(page);
    for (const part of [
      'Mengapa jumlah dan keputusan ini',
      'NJKB (nilai jual kendaraan) Rp15.000.000',
      'Tarif PKB, baris',
      'Jatuh tempo 5 Desember 2026 (mulai 5 Januari 2025)',
      'PKB (Pajak Kendaraan Bermotor) Rp157.500',
      'PKB tahun itu 157.500',
      'Tarif 0,66',
      'Opsen PKB Rp103.950',
      'UU 1/2022; PP 35/2023',
      'Samsat Kota Tirta Arum',
    ])
      expect(said).toContain(part);
  });

  it('the same in English, with the other decisions of the case', async () => {
    const said = words(await (await who('sari', 'en')).go(`/berkas/${play.number}/alasan`));
    for (const part of [
      'Why this amount and these decisions',
      'Data used',
      'PKB tariff, row',
      'Due date 5 December 2026 (from 5 January 2025)',
      'PKB of that year 157,500',
      'Rate 0.66',
      "The police have matched your vehicle's data",
      'Same NIK yes, Same name yes: Result Matches.',
      'You have applied',
      'Day of computing 24 November 2026',
    ])
      expect(said).toContain(part);
    for (const foreign of ['Jatuh tempo', 'Pembulatan', 'Peruntukan', 'baris', 'undefined', 'null'])
      expect(said).not.toContain(foreign);
  });

  it('and why the case went this way, from which data', async () => {
    const said = words(await (await who('sari')).go(`/berkas/${play.number}/alasan`));
    expect(said).toContain('Mengapa berkas menempuh jalan ini');
    expect(said).toMatch(/Cocok\? .*Data yang dipakai .* Cocok Jalan yang diperiksa .* syaratnya terpenuhi/);
    const english = words(await (await who('sari', 'en')).go(`/berkas/${play.number}/alasan`));
    expect(english).toMatch(/Why the case went this way .* its condition holds .* The case went on to:/);
  });

  it('is nobody else’s, and shows no NIK in full', async () => {
    expect((await (await who('budi')).go(`/berkas/${play.number}/alasan`)).status).toBe(404);
    expect((await (await who('sari')).go(`/berkas/${play.number}/alasan`)).page).not.toContain('9971014507900003');
  });

  it('is kept with the acts: rows in clear, what they were asked only under the person’s key', async () => {
    const { caseId } = await loadCase(t.house, t.house.db, { number: play.number });
    const acts = await readActs(t.house.db, caseId);
    const clear = JSON.stringify(acts.map(({ data }) => data));
    expect(clear).toContain('"hash"');
    for (const asked of ['15000000', 'Sari', 'AN 1234 BC', '9971014507900003', '"inputs"', '"steps"'])
      expect(clear).not.toContain(asked);
    const bills = await t.house.db.many<{ lines: object }>(sql`select lines from bills where case_id = ${caseId}`);
    expect(JSON.stringify(bills)).not.toContain('15000000');
  });

  it('of a person who was erased tells the rows that fired, and nothing of what they were asked', async () => {
    const { state } = await loadCase(t.house, t.house.db, { number: play.number });
    const sari = await personOf(t.house, 'sari', door.at, t.seed('sari'));
    await t.house.keys.destroy(state.subject);
    const { lines } = await readReasons(t.house, sari, play.number, 'id', door.at);
    expect(lines.map(({ inputs, steps }) => [inputs, steps])).toEqual([
      [[], []],
      [[], []],
      [[], []],
    ]);
    expect(lines[0]?.rows).toMatchObject([
      { table: 'Tarif PKB', sentence: expect.stringContaining('Jatuh tempo mulai 5 Januari 2025') },
    ]);
  });
});
