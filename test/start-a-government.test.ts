import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '#cli/check';
import { init } from '#cli/init';
import { readFolder } from '#definitions/read-folder';
import { giveWords } from '#operations/person/give-words';
import { sql } from '#store/sql';
import { instant, later } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Answer, closeDoor, type Doorway, openDoor, type Visitor, visitor, words } from './support/visitor.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', 'docs', 'start-a-government.md'), 'utf8');
const AT = instant('2026-03-16T02:00:00.000Z');
const SERVICE = 'dinsos.surat-keterangan';
let root = '';
let said = '';
let t: TestHouse;
let door: Doorway;

/** Runs the commands of the page up to the start of the house, its files in a folder of the test. */
async function asThePageSays(): Promise<readonly number[]> {
  const io = { stdout: (text: string) => void (said += text), stderr: () => undefined, env: {}, tty: false };
  const commands = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) => block.trim().split('\n'));
  const codes: number[] = [];
  for (const command of commands) {
    const [program, verb = '', ...rest] = command.split(' ');
    expect(program).toBe('manunggal');
    const argv = rest.map((one) => (one.startsWith('kabupaten') ? join(root, one) : one));
    if (verb === 'init') codes.push(await init(argv, io));
    if (verb === 'check') codes.push(await check(argv, io));
  }
  return codes;
}

describe('docs/start-a-government.md', () => {
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'start-'));
    expect(await asThePageSays()).toEqual([0, 0, 1]);
    t = await startTestHouse(AT, { files: await readFolder(join(root, 'kabupaten')) });
    t.house = { ...t.house, settings: { ...t.house.settings, demo: false } };
    door = openDoor(t, AT);
  }, 120_000);
  afterAll(async () => {
    await closeDoor(t, door);
    rmSync(root, { recursive: true });
  });

  it('gives by its own commands a folder whose only findings are words not yet translated', () => {
    expect(existsSync(join(root, 'kabupaten', 'government.yaml'))).toBe(true);
    expect(said).toContain('text/not-translated');
    expect(said).not.toMatch(/kesalahan .*\//);
  });

  it('shows the standard of service in both languages, the English page saying what is not translated', async () => {
    const indonesian = words(await (await visitor(t, door, null)).go(`/layanan/${SERVICE}`));
    for (const part of ['KTP asli', 'Petugas memeriksa berkas', 'Tanpa biaya', '3 hari kerja', 'Meja pengaduan'])
      expect(indonesian).toContain(part);
    const english = words(await (await visitor(t, door, null, 'en')).go(`/layanan/${SERVICE}`));
    expect(english).toContain('Letter of registration');
    expect(english).toContain('not yet translated');
    expect(indonesian).not.toContain('belum diterjemahkan');
  });

  it('says of a standard without an office that examines where and how to apply, and takes complaints of it', async () => {
    const anybody = await visitor(t, door, null);
    const page = await anybody.go('/layanan/dinsos.santunan-kematian');
    const told = words(page);
    for (const part of ['Kantor Dinas Sosial Tirta Raya', '14 hari kerja', 'Akta kematian', 'Di mana mengajukan'])
      expect(told).toContain(part);
    expect(page.page).not.toContain('href="/mulai/');
    expect(words(await anybody.go('/pengaduan/baru?dari=/layanan/dinsos.santunan-kematian'))).toContain(
      'Santunan kematian',
    );
    expect(words(await anybody.go('/peristiwa/layanan'))).toContain('Santunan kematian');
    expect(words(await anybody.go('/cari?q=santunan'))).toContain('Santunan kematian');
  });

  it('lets the holder of a position in by a word, once, and nobody by a name from a list', async () => {
    const given = await giveWords(t.house, 'all', 'id', AT, t.seed('words'));
    expect(given.map(({ position }) => position)).toContain('dinsos.loket');
    const word = given.find(({ position }) => position === 'dinsos.loket')?.word ?? '';
    expect(word.length).toBeGreaterThanOrEqual(16);
    const first = await visitor(t, door, null);
    const entry = await first.go('/masuk');
    expect(words(entry)).toContain('Kata masuk Anda');
    expect(await first.send('/masuk', entry, { word: word.toLowerCase() })).toMatchObject({
      status: 303,
      to: '/antrean',
    });
    expect((await first.send('/masuk', entry, { word })).status).toBe(403);
    expect((await first.send('/masuk', entry, { persona: 'dinsos-loket' })).status).toBe(403);
  });

  it('keeps unused words when the house starts again, and gives a new one only to whoever is named', async () => {
    const [before, other] = await giveWords(t.house, 'all', 'id', AT, t.seed('earlier'));
    expect(await giveWords(t.house, 'missing', 'id', AT, t.seed('again'))).toEqual([]);
    const anew = await giveWords(t.house, before?.position ?? '', 'id', AT, t.seed('later'));
    expect(anew.map(({ position }) => position)).toEqual([before?.position]);
    const somebody = await visitor(t, door, null);
    const entry = await somebody.go('/masuk');
    expect((await somebody.send('/masuk', entry, { word: before?.word ?? '' })).status).toBe(403);
    expect((await somebody.send('/masuk', entry, { word: other?.word ?? '' })).status).toBe(303);
    await expect(giveWords(t.house, 'dinsos.nobody', 'id', AT, t.seed('none'))).rejects.toMatchObject({
      code: 'position-unknown',
    });
  });

  it('lets nobody guess words without end', async () => {
    const guesser = await visitor(t, door, null);
    const entry = await guesser.go('/masuk');
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await guesser.send('/masuk', entry, { word: `WRONG-${n}` })).status);
    expect(new Set(statuses)).toEqual(new Set([403, 429]));
    door.at = later(AT, 2 * 3_600_000);
    expect((await guesser.send('/masuk', entry, { word: 'WRONG' })).status).toBe(403);
    door.at = AT;
  });

  it('takes a complaint from anybody on its page', async () => {
    const anybody = await visitor(t, door, null);
    const form = await anybody.go('/pengaduan/baru');
    const sent = await anybody.send('/pengaduan/baru', form, {
      text: 'Loket tutup sebelum jamnya.',
      naming: 'anonymous',
    });
    expect([200, 303]).toContain(sent.status);
    expect(sent.page + sent.to).toMatch(/AD-2026-/);
  });

  it('files its counter-run service through the pages, for somebody who stands there, and hands the sealed paper over', async () => {
    const loket = await officer('dinsos.loket');
    const filed = await fileAtCounter(loket);
    expect(words(filed.receipt)).toContain(filed.number);
    expect(words(filed.receipt)).toContain('9901••••••••0003');
    const queue = await loket.go('/antrean');
    const [task = ''] = new RegExp(`/antrean/${filed.number}/\\d+`).exec(queue.page) ?? [];
    await loket.send(task, await loket.go(task), { do: 'take' });
    const desk = await loket.go(task);
    const seen = { 'dinsosSuratKeterangan.seen1': 'true', 'dinsosSuratKeterangan.seen2': 'true' };
    const decided = await loket.send(task, desk, {
      do: 'decide',
      ...seen,
      'dinsosSuratKeterangan.finding': 'complete',
    });
    expect(decided.status).toBe(303);
    await t.settle(door.at);
    const sealed = await t.house.db.one<{ kind: string }>(sql`select kind from documents`);
    expect(sealed?.kind).toBe('letter');
    expect(words(await (await visitor(t, door, null)).go(`/berkas/${filed.number}`))).toContain('selesai');
  });

  it('is walked by somebody with no account up to the complaint, and the counter of another duty files nothing', async () => {
    const clerk = await officer('sekretariat.pengaduan');
    expect((await clerk.go('/dampingi')).status).toBe(403);
    expect((await clerk.go(`/mulai/${SERVICE}`)).status).toBe(303);
  });
});

/** The holder of a position, signed in by the word given to them. */
async function officer(position: string): Promise<Visitor> {
  const [given] = await giveWords(t.house, position, 'id', door.at, t.seed(`word ${position}`));
  const somebody = await visitor(t, door, null);
  const entry = await somebody.go('/masuk');
  const { headers } = await somebody.send('/masuk', entry, { word: given?.word ?? '' });
  return somebody.as(/sid=([\w-]{43})/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '');
}

async function fileAtCounter(loket: Visitor): Promise<{ readonly number: string; readonly receipt: Answer }> {
  const entry = await loket.go('/dampingi');
  const begun = await loket.send('/dampingi', entry, { nik: '9901014507900003', service: SERVICE, way: 'paper' });
  const attendance = begun.to;
  const page = await loket.go(attendance);
  expect((await loket.send(attendance, page, { do: 'confirm', seen: '1' })).status).toBe(422);
  expect((await loket.send(attendance, page, { do: 'confirm', seen: '1', signed: '1' })).status).toBe(303);
  let at = await loket.follow(`/mulai/${SERVICE}`);
  const began = await loket.send(`/mulai/${SERVICE}`, at);
  const draft = began.to.replace('/data', '');
  const answers: { readonly [page: string]: { readonly [name: string]: string } } = {
    place: { 'resident.place': '99.01' },
    name: { 'person.name': 'Contoh Pemohon' },
    phone: { 'contact.phone': '0812-3456-7890' },
    purpose: { 'dinsosSuratKeterangan.purpose': 'Beasiswa' },
  };
  for (const [name, fields] of Object.entries(answers)) {
    at = await loket.go(`${draft}/isi/${name}`);
    expect((await loket.send(`${draft}/isi/${name}`, at, fields)).status).toBe(303);
  }
  const last = await loket.go(`${draft}/periksa`);
  const first = await loket.send(`${draft}/periksa`, last);
  const second = await loket.send(`${draft}/periksa`, last);
  expect(second.to).toBe(first.to);
  const receipt = await loket.go(first.to);
  return { number: /MG-2026-[0-9A-Z]{8}-[0-9A-Z]/.exec(receipt.page)?.[0] ?? '', receipt };
}
