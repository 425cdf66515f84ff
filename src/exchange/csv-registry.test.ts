import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CsvPlan } from '#definitions/registries-apart';
import { CsvRegistry, layDownFirst } from '#exchange/csv-registry';
import { csvRows } from '#exchange/csv-rows';
import { type Instant, instant } from '#terms/plain-date';

const PLAN: CsvPlan = {
  file: 'peserta-{date}.csv',
  separator: ';',
  encoding: 'utf-8',
  columns: { NIK: 'nik', NAMA: 'name', AKTIF: 'active' },
  oldest: { amount: 48, unit: 'hours' },
  types: { nik: 'nik', name: 'text', active: 'boolean' },
};
const [SARI, BUDI] = ['9971014507900003', '9971011203780007'];
const HEAD = 'NIK;NAMA;AKTIF\n';

let folder = '';
let now: Instant = instant('2026-11-24T03:00:00Z');
const opened: CsvRegistry[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manunggal-csv-'));
  mkdirSync(join(folder, 'drop'));
  now = instant('2026-11-24T03:00:00Z');
});
afterEach(async () => {
  for (const registry of opened.splice(0)) await registry.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openOne(plan: CsvPlan = PLAN): Promise<CsvRegistry> {
  const one = await CsvRegistry.open({ folder, keyField: 'nik', plan, now: () => now });
  opened.push(one);
  return one;
}

function lay(name: string, text: string | Uint8Array): void {
  writeFileSync(join(folder, 'drop', name), text);
}

async function cellsOf(text: string, size: number): Promise<(readonly string[])[]> {
  async function* chunks() {
    for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
  }
  const rows: (readonly string[])[] = [];
  for await (const { cells } of csvRows(chunks(), ';')) rows.push(cells);
  return rows;
}

describe('rows of a file', () => {
  it.each([1, 2, 7, 1_000])('are the same however the file is cut up (%i characters at a time)', async (size) => {
    const text = 'a;"b;c";"d ""e"""\r\n\r\n;"line\nbreak";\nlast;x;y';
    expect(await cellsOf(text, size)).toEqual([
      ['a', 'b;c', 'd "e"'],
      ['', 'line\nbreak', ''],
      ['last', 'x', 'y'],
    ]);
  });

  it.each([
    ['a quote is never closed', 'a;"b\n'],
    ['text follows a closing quote', 'a;"b"c\n'],
    ['a quote stands inside a cell that is not quoted', 'a;b"c\n'],
    ['a row is too long, or a quote is never closed', `${'x'.repeat(70_000)}\n`],
  ])('are refused where %s', async (why, text) => {
    await expect(cellsOf(text, 50)).rejects.toThrow(why);
  });
});

describe('a registry of files', () => {
  it('answers from the newest file, and says of which day it is', async () => {
    lay('peserta-20261122.csv', `${HEAD}${SARI};Lama;tidak\n`);
    lay('peserta-2026-11-23.csv', `${HEAD}${SARI};"Wulandari; Sari";ya\n`);
    lay('notes.txt', 'not of ours');
    expect(await (await openOne()).find(SARI)).toEqual({
      record: { nik: SARI, name: 'Wulandari; Sari', active: true },
      file: { asOf: '2026-11-23T00:00:00.000Z' },
    });
  });

  it('has no record of whom the file does not name', async () => {
    lay('peserta-20261123.csv', `${HEAD}${SARI};Sari;ya\n`);
    expect(await (await openOne()).find(BUDI)).toBeUndefined();
  });

  it.each([
    ['a row with too few cells', `${HEAD}${SARI};Sari;ya\n${BUDI};Budi\n`, 3],
    ['a value that does not fit', `${HEAD}${SARI};Sari;mungkin\n`, 2],
    ['a NIK that is none', `${HEAD}123;Sari;ya\n`, 2],
    ['a key twice', `${HEAD}${SARI};Sari;ya\n${SARI};Sari;tidak\n`, 3],
    ['a column missing', 'NIK;NAMA\n', 1],
    ['nothing in it', '', 1],
    ['another encoding', Uint8Array.from([...Buffer.from(HEAD), 0xe9, 0x0a]), 0],
  ])('takes no file with %s: the last good one answers, and the finding is named', async (_, text, line) => {
    lay('peserta-20261123.csv', `${HEAD}${SARI};Sari;ya\n`);
    lay('peserta-20261124.csv', text);
    const one = await openOne();
    expect(await one.find(SARI)).toMatchObject({
      record: { name: 'Sari' },
      file: { asOf: '2026-11-23T00:00:00.000Z', finding: 'newer-broken' },
    });
    expect(one.findings()).toMatchObject([{ kind: 'broken', file: 'peserta-20261124.csv', line }]);
  });

  it('takes up the mended file, whole, while those who read have the former', async () => {
    lay('peserta-20261123.csv', `${HEAD}${SARI};Sari;ya\n`);
    lay('peserta-20261124.csv', `${HEAD}${SARI}\n`);
    const one = await openOne();
    lay('peserta-20261124.csv', `${HEAD}${SARI};Sari;tidak\n${BUDI};Budi;ya\n`);
    const taking = one.refresh();
    const meanwhile = await one.find(SARI);
    await taking;
    expect(meanwhile?.record['name']).toBe('Sari');
    expect(await one.find(BUDI)).toMatchObject({
      record: { active: true },
      file: { asOf: '2026-11-24T00:00:00.000Z' },
    });
    expect(one.findings()).toEqual([]);
  });

  it('says that its file is too old, and answers from it', async () => {
    lay('peserta-20261121.csv', `${HEAD}${SARI};Sari;ya\n`);
    const one = await openOne();
    expect((await one.find(SARI))?.file).toEqual({ asOf: '2026-11-21T00:00:00.000Z', finding: 'too-old' });
    expect(one.findings()).toEqual([
      { kind: 'too-old', file: 'peserta-20261121.csv', asOf: '2026-11-21T00:00:00.000Z' },
    ]);
  });

  it('stands again after a restart when the file it came from is gone and the new one is broken', async () => {
    lay('peserta-20261123.csv', `${HEAD}${SARI};"Sari é";ya\n${BUDI};Budi;ya\n`);
    await (await openOne()).close();
    rmSync(join(folder, 'drop', 'peserta-20261123.csv'));
    lay('peserta-20261124.csv', 'junk');
    const again = await openOne();
    expect(await again.find(BUDI)).toMatchObject({ record: { name: 'Budi' }, file: { finding: 'newer-broken' } });
    expect((await again.find(SARI))?.record['name']).toBe('Sari é');
  });

  it('has nothing to answer with where no file has ever come, and says so', async () => {
    const one = await openOne();
    expect(await one.find(SARI)).toBeUndefined();
    expect(one.findings()).toEqual([{ kind: 'none' }]);
  });

  it('counts by the file’s own time where its name has no day, and reads other encodings', async () => {
    lay('peserta.csv', Uint8Array.from([...Buffer.from(`${HEAD}${SARI};Andr`), 0xe9, ...Buffer.from(';ya\n')]));
    const one = await openOne({ ...PLAN, file: 'peserta.csv', encoding: 'windows-1252' });
    const found = await one.find(SARI);
    expect(found?.record['name']).toBe('André');
    expect(Math.abs(Date.parse(found?.file?.asOf ?? '') - Date.now())).toBeLessThan(3_600_000);
  });

  it('streams a big file: what stays in memory is where each record begins', async () => {
    const nik = (n: number) => `99710145079${Math.floor(n / 9_999)}${String((n % 9_999) + 1).padStart(4, '0')}`;
    const rows = Array.from({ length: 20_000 }, (_, n) => `${nik(n)};Orang ${n};ya`);
    lay('peserta-20261123.csv', `${HEAD}${rows.join('\n')}\n`);
    const one = await openOne();
    expect((await one.find(nik(19_999)))?.record['name']).toBe('Orang 19999');
  });

  it('begins the demonstration with a file of its own making, once', async () => {
    layDownFirst(folder, PLAN, [{ nik: SARI, name: 'Sari "Ayu"; W', active: true }], now);
    layDownFirst(folder, PLAN, [{ nik: BUDI, name: 'Budi', active: true }], now);
    const one = await openOne();
    expect((await one.find(SARI))?.record).toEqual({ nik: SARI, name: 'Sari "Ayu"; W', active: true });
    expect(await one.find(BUDI)).toBeUndefined();
  });
});
