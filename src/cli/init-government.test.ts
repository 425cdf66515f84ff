import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { init } from '#cli/init';
import { isError } from '#definitions/findings';
import { readFolder } from '#definitions/read-folder';
import { checkGovernment } from '#operations/government/check-government';
import { testGovernment } from '#operations/government/test-government';

const TEMPLATE = join(import.meta.dirname, '..', '..', 'governments', 'template');

describe('manunggal init government', () => {
  let root = '';
  let said = '';
  beforeEach(() => {
    said = '';
    root = mkdtempSync(join(tmpdir(), 'government-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const io = { stdout: (text: string) => void (said += text), stderr: () => undefined, env: {}, tty: false };
  const run = (...argv: string[]) => init(['government', ...argv, '--lang', 'en'], io);

  /** The template with some text of one sheet changed. */
  function sheetsWith(sheet: string, from: string, to: string): string {
    const folder = join(root, 'sheets');
    cpSync(TEMPLATE, folder, { recursive: true });
    const path = join(folder, `${sheet}.csv`);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    return folder;
  }

  it('makes of its own template, workbook or csv, the same government without errors, its examples played', async () => {
    expect(await run('--template', join(root, 'sheets.xlsx'))).toBe(0);
    expect(await run('--template', join(root, 'csv'))).toBe(0);
    expect(await run('--from', join(root, 'sheets.xlsx'), '--out', join(root, 'a'))).toBe(0);
    expect(await run('--from', join(root, 'csv'), '--out', join(root, 'b'))).toBe(0);
    const files = await readFolder(join(root, 'a'));
    expect(files).toEqual(await readFolder(join(root, 'b')));
    const findings = await checkGovernment(files);
    expect(findings.filter(isError)).toEqual([]);
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['text/not-translated', 'services/dinsos.surat-keterangan/texts/en.yaml'],
    ]);
    const { played } = await testGovernment(files, 'dinsos.surat-keterangan');
    expect(played).toMatchObject([{ differences: [] }]);
  }, 60_000);

  it.each([
    ['standar_pelayanan', ',dinsos,loket,', ',dinkes,loket,', 'standar_pelayanan!B2 dinkes does not stand in'],
    ['standar_pelayanan', ',3,Tanpa', ',tiga,Tanpa', 'standar_pelayanan!H2 "tiga" does not fit waktu_hari'],
    ['standar_pelayanan', 'waktu_hari', 'lama', 'standar_pelayanan!N1 There is no column waktu_hari'],
    ['jabatan', 'dinsos,loket,', 'dinsos,kepala,', 'jabatan!B6 "kepala" stands in B5 already'],
    [
      'jabatan',
      'auditor,Auditor,Auditor,pengawas',
      'auditor,Auditor,Auditor,petugas',
      'No position has the duty pengawas',
    ],
    ['pemerintah', ',99.01,', ',99.1,', 'pemerintah!G2 "99.1" does not fit kode_wilayah'],
    ['perangkat_daerah', 'dinsos,Dinas Sosial Kabupaten Tirta Raya,', 'dinsos,,', 'perangkat_daerah!B4 nama is empty'],
  ])('names the cell of %s where "%s" became "%s", and writes nothing', async (sheet, from, to, finding) => {
    const folder = sheetsWith(sheet, from, to);
    expect(await run('--from', folder, '--out', join(root, 'out'))).toBe(1);
    expect(said).toContain(finding);
    expect(readdirSync(root)).toEqual(['sheets']);
  });

  it('says every cell that does not fit at once', async () => {
    const folder = sheetsWith('pemerintah', ',WIB,', ',WX,');
    writeFileSync(join(folder, 'jabatan.csv'), 'kode;nama\n');
    expect(await run('--from', folder, '--out', join(root, 'out'), '--json')).toBe(1);
    const { facts } = JSON.parse(said);
    expect(facts.findings.length).toBeGreaterThan(3);
    expect(existsSync(join(root, 'out'))).toBe(false);
  });

  it('never writes over what is there', async () => {
    await expect(run('--from', TEMPLATE, '--out', root)).rejects.toMatchObject({ code: 'folder-exists' });
    await expect(run('--template', root)).rejects.toMatchObject({ code: 'folder-exists' });
    expect(readdirSync(root)).toEqual([]);
  });
});
