import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '#cli/check';
import { init } from '#cli/init';
import { readFolder } from '#definitions/read-folder';
import { runCase } from '#operations/demo/run-case';
import { giveWords } from '#operations/person/give-words';
import { instant } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { closeDoor, type Doorway, openDoor, visitor, words } from './support/visitor.ts';

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

  it('lets the holder of a position in by a word, once, and nobody by a name from a list', async () => {
    const given = await giveWords(t.house, 'id', AT, t.seed('words'));
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

  it('gives new words that make the unused ones before worth nothing', async () => {
    const [before] = await giveWords(t.house, 'id', AT, t.seed('earlier'));
    await giveWords(t.house, 'id', AT, t.seed('later'));
    const somebody = await visitor(t, door, null);
    const entry = await somebody.go('/masuk');
    expect((await somebody.send('/masuk', entry, { word: before?.word ?? '' })).status).toBe(403);
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

  it('runs a case of its service from filing to the sealed paper', async () => {
    const facts = {
      'person.nik': '9901014507900003',
      'person.name': 'Contoh Pemohon',
      'contact.phone': '0812-3456-7890',
      'resident.place': '99.01',
      'dinsosSuratKeterangan.purpose': 'Beasiswa',
      'dinsosSuratKeterangan.seen1': true,
      'dinsosSuratKeterangan.seen2': true,
      'dinsosSuratKeterangan.finding': 'complete',
    };
    const ran = await runCase(t.house, { service: SERVICE, facts, at: AT }, t.seed('case'), () => undefined);
    expect(ran.status).toBe('done');
    expect(ran.papers).toHaveLength(1);
  });
});
