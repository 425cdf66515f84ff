import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Letter } from '#notices/port';
import { sql } from '#store/sql';
import { instant, later } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Answer, closeDoor, type Doorway, openDoor, type Visitor, visitor, words } from './support/visitor.ts';

const AT = instant('2026-11-23T02:00:00.000Z');
const SERVICE = 'samsat.pengesahan-tahunan';
const SARI = '9971014507900003';
const letters: Letter[] = [];
let t: TestHouse;
let door: Doorway;
let sekar: Visitor;

async function attend(nik = SARI, way = 'paper', service = SERVICE): Promise<Answer> {
  return sekar.send('/dampingi', await sekar.go('/dampingi'), { nik, service, way });
}

async function present(): Promise<string> {
  const { to } = await attend();
  await sekar.send(to, await sekar.go(to), { do: 'confirm', seen: '1', signed: '1' });
  return to;
}

describe('an officer of a counter helps somebody to apply', () => {
  beforeAll(async () => {
    t = await startTestHouse(AT);
    const message = {
      send: async (letter: Letter) => (letters.push(letter), { kind: 'sent' as const }),
      close: () => {},
    };
    t.house = { ...t.house, notices: { email: null, message } };
    door = openDoor(t, AT);
    sekar = await visitor(t, door, 'sekar');
  }, 120_000);
  afterAll(() => closeDoor(t, door));

  it('is for positions that are counters, for services their agency works in', async () => {
    const page = words(await sekar.go('/dampingi'));
    expect(page).toContain('Pengesahan STNK');
    expect(page).not.toContain('Sambungan air');
    expect((await (await visitor(t, door, 'rudi')).go('/dampingi')).status).toBe(403);
    expect((await (await visitor(t, door, 'sari')).go('/dampingi')).status).toBe(403);
    expect((await attend(SARI, 'paper', 'air.sambungan')).status).toBe(422);
    expect((await attend('12', 'paper')).page).toContain('NIK');
  });

  it('shows nothing of the person, and opens no page of theirs, before they have shown to be there', async () => {
    const begun = await attend();
    expect(begun.status).toBe(303);
    const page = await sekar.go(begun.to);
    expect(page.page).not.toContain('Sari');
    expect(page.page).not.toContain(SARI);
    expect((await sekar.go(`/mulai/${SERVICE}`)).to).toContain('/dampingi');
    expect((await sekar.send(begun.to, page, { do: 'confirm', seen: '1' })).status).toBe(422);
    const trail = words(await (await visitor(t, door, 'sari')).go('/data-saya'));
    expect(trail).not.toContain('petugas loket Samsat');
  });

  it('sends a code only to an address that the person has confirmed, and lets nobody guess it', async () => {
    expect((await attend(SARI, 'code')).page).toContain('surat pernyataan');
    const sari = await visitor(t, door, 'sari');
    const way = await sari.go('/pemberitahuan/cara');
    await sari.send('/pemberitahuan/cara', way, { way: 'message', address: '081234567890', language: 'id' });
    const own = /\d{6}/.exec(letters.at(-1)?.text ?? '')?.[0] ?? '';
    await sari.send('/pemberitahuan/cara', await sari.go('/pemberitahuan/cara'), { code: own });
    const { to } = await attend(SARI, 'code');
    const letter = letters.at(-1);
    expect(letter?.text).toContain('loket');
    const code = /\d{6}/.exec(letter?.text ?? '')?.[0] ?? '';
    const wrong = code === '000000' ? '111111' : '000000';
    for (let n = 0; n < 5; n += 1)
      expect((await sekar.send(to, await sekar.go(to), { do: 'confirm', code: wrong })).status).toBe(422);
    expect((await sekar.send(to, await sekar.go(to), { do: 'confirm', code })).status).toBe(422);
    const second = await attend(SARI, 'code');
    const right = /\d{6}/.exec(letters.at(-1)?.text ?? '')?.[0] ?? '';
    expect((await sekar.send(second.to, await sekar.go(second.to), { do: 'confirm', code: right })).status).toBe(303);
    expect((await sekar.go(`/mulai/${SERVICE}`)).status).toBe(200);
  });

  it('keys that application alone: no other service, no page of the person, no draft they wrote by themselves', async () => {
    await present();
    expect((await sekar.go('/mulai/dukcapil.kelahiran-paket')).status).toBe(403);
    for (const path of ['/permohonan', '/data-saya', '/kuasa']) expect((await sekar.go(path)).status).toBe(403);
    const sari = await visitor(t, door, 'sari');
    const begun = await sari.send(`/mulai/${SERVICE}`, await sari.go(`/mulai/${SERVICE}`), { record: 'AN 1234 BC' });
    expect((await sekar.go(begun.to)).status).toBe(404);
    expect((await sekar.go(begun.to.replace('/data', '/periksa'))).status).toBe(404);
  });

  it('files once though sent twice, prints a receipt, and the person sees by whom and what was opened', async () => {
    const attendance = await present();
    const pick = await sekar.go(`/mulai/${SERVICE}`);
    expect(words(pick)).toContain('atas nama orang lain');
    expect(pick.page).toContain('Anda mendampingi NIK');
    const begun = await sekar.send(`/mulai/${SERVICE}`, pick, { record: 'AN 1234 BC' });
    const draft = begun.to.replace('/data', '');
    const check = await sekar.follow(await answerAll(draft));
    const first = await sekar.send(`${draft}/periksa`, check);
    expect(first.to).toBe(`${attendance}/tanda-terima`);
    expect((await sekar.send(`${draft}/periksa`, check)).to).toBe(first.to);
    expect((await sekar.go(`${draft}/periksa`)).to).toBe(first.to);
    const receipt = words(await sekar.go(first.to));
    const number = /MG-2026-[0-9A-Z]{8}-[0-9A-Z]/.exec(receipt)?.[0] ?? '';
    expect(receipt).toContain('Petugas loket Samsat, Bapenda');
    const { n } = (await t.house.db.one<{ n: number }>(sql`select count(*)::int as n from cases`)) ?? { n: 0 };
    expect(n).toBe(1);
    await t.settle(AT);
    const sari = await visitor(t, door, 'sari');
    expect(words(await sari.go(`/berkas/${number}`))).toContain('Diajukan di loket: petugas loket Samsat, Bapenda');
    const trail = words(await sari.go('/data-saya'));
    expect(trail).toContain('petugas loket Samsat');
    expect(trail.toLowerCase()).toContain('mendampingi anda mengajukan permohonan di loket');
    const looks = await t.house.db.many<{ facts: readonly string[] }>(sql`
      select data->'facts' as facts from acts where kind = 'draft-viewed' and position = 'bapenda-prov.counter'`);
    expect(looks.filter(({ facts }) => facts.includes('person.name')).length).toBeGreaterThan(1);
    expect(words(await sari.go('/pemberitahuan'))).toContain('diajukan di loket');
    expect(letters.at(-1)?.text).toContain('ajukan pengaduan');
    expect((await sekar.go(`/mulai/${SERVICE}`)).to).toContain('/dampingi');
  });

  it('ends after an hour, and no officer takes over what another began', async () => {
    const attendance = await present();
    const yosef = await visitor(t, door, 'yosef');
    expect((await yosef.go(attendance)).status).toBe(404);
    door.at = later(AT, 61 * 60_000);
    expect(words(await sekar.go(attendance))).toContain('sudah berakhir');
    expect((await sekar.go(`/mulai/${SERVICE}`)).to).toContain('/dampingi');
    door.at = AT;
  });

  it('stops an officer who tries one NIK after another', async () => {
    const statuses: number[] = [];
    for (let n = 1; n <= 12; n += 1) statuses.push((await attend(`99710145079000${String(n + 10)}`)).status);
    expect(statuses).toContain(429);
    expect(statuses.at(-1)).toBe(429);
  });
});

/** Answers whatever page comes, until the last look. */
async function answerAll(draft: string): Promise<string> {
  for (let n = 0; n < 12; n += 1) {
    const next = await sekar.go(`${draft}/periksa`);
    if (next.status === 200) return `${draft}/periksa`;
    const page = await sekar.go(next.to);
    const [name = ''] = [...page.page.matchAll(/name="((?:\w+)\.(?:\w+))"/g)].map(([, one = '']) => one);
    const value = /type="radio"[^>]*value="([^"]+)"/.exec(page.page)?.[1] ?? '0812-3456-7890';
    await sekar.send(next.to, page, { [name]: value });
  }
  throw new Error('the questions do not come to an end');
}
