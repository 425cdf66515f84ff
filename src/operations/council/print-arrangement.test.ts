import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ArrangementFile } from '#coordination/schema';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { runTool } from '#documents/fixture/tools';
import { renderPaper } from '#documents/render';
import { paperOf } from '#operations/council/print-arrangement';
import { instant } from '#terms/plain-date';

const NUSANTARA = join(import.meta.dirname, '../../../governments/nusantara');
const AT = instant('2026-11-24T09:03:00+07:00');
const government = await readGovernment(await readFolder(NUSANTARA));
const folder = mkdtempSync(join(tmpdir(), 'naskah-'));
afterAll(() => rmSync(folder, { recursive: true }));

function arrangement(id: string, more: Partial<ArrangementFile> = {}): ArrangementFile {
  const found = government.arrangements.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return { ...found, ...more };
}

function printed(form: string, text: ArrangementFile): { readonly path: string; readonly words: string } {
  const template = government.instruments.get(form) ?? '';
  const data = paperOf(government, text, 3, AT);
  const path = join(folder, `${form}-${text.id}.pdf`);
  writeFileSync(path, renderPaper({ template, data, date: AT, id: `${text.id}/3`, language: 'id' }));
  return { path, words: runTool('pdftotext', '-layout', path, '-').replace(/\s+/g, ' ') };
}

/** Phrases in the order in which an official text has them. */
function inOrder(words: string, phrases: readonly string[]): void {
  let from = 0;
  for (const phrase of phrases) {
    const at = words.indexOf(phrase, from);
    expect([phrase, at >= from]).toEqual([phrase, true]);
    from = at;
  }
}

describe('an arrangement is printed as a draft of its own instrument', () => {
  it('a decree: menimbang, mengingat, memutuskan, and clauses up to whose signature it waits for', () => {
    const { words, path } = printed('decree', arrangement('mpp'));
    inOrder(words, ['RANCANGAN', 'KEPUTUSAN WALI KOTA TIRTA ARUM', 'TENTANG', 'MAL PELAYANAN PUBLIK', 'Menimbang']);
    inOrder(words, [
      'Menimbang',
      'bahwa',
      'Mengingat',
      'Perpres 89/2021',
      'MEMUTUSKAN',
      'Menetapkan',
      'KESATU',
      'KEDUA',
    ]);
    inOrder(words, ['KEDUA', 'KETIGA', 'Ditetapkan di', 'WALI KOTA TIRTA ARUM']);
    expect(words).toContain('mengerjakan satu berkas;');
    expect(words).toContain('satu sumber: periksa sebelum ditetapkan');
    expect(words).toContain('belum dikonfirmasi: periksa sebelum ditetapkan');
    expect(words).toContain('pemerintah rekaan');
    expect(words).toContain('Bukan naskah yang ditandatangani');
    expect(runTool('pdfsig', path)).toContain('does not contain any signatures');
    const info = runTool('pdfinfo', path);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toContain('Mal Pelayanan Publik');
  });

  it('a regulation: bab and pasal, under the name of who makes it', () => {
    const regulation = arrangement('mpp', { instrument: 'head-of-region-regulation' });
    const { words } = printed('regulation', regulation);
    inOrder(words, ['PERATURAN WALI KOTA TIRTA ARUM', 'DENGAN RAHMAT TUHAN YANG MAHA ESA', 'Menimbang', 'Mengingat']);
    inOrder(words, [
      'MEMUTUSKAN',
      'BAB I',
      'Pasal 1',
      'BAB II',
      'Pasal 2',
      'Pasal 3',
      'KETENTUAN PENUTUP',
      'pengundangan',
    ]);
    expect(printed('regulation', arrangement('samsat')).words).toContain('PERATURAN PRESIDEN REPUBLIK INDONESIA');
    expect(printed('regulation', arrangement('perda')).words).toContain('UNDANG-UNDANG');
  });

  it('an agreement: every party that signs, purpose, scope, rights, time, closing', () => {
    const { words } = printed('agreement', arrangement('lahir'));
    inOrder(words, [
      'PERJANJIAN KERJA SAMA',
      'ANTARA',
      'PIHAK KESATU',
      'PIHAK KEDUA',
      'PIHAK KETIGA',
      'PARA PIHAK sepakat',
    ]);
    inOrder(words, [
      'MAKSUD DAN TUJUAN',
      'RUANG LINGKUP',
      'HAK DAN KEWAJIBAN',
      'JANGKA WAKTU',
      'PENYELESAIAN',
      'PENUTUP',
    ]);
    const shared = arrangement('parit-bersama', { instrument: 'memorandum' });
    const memorandum = printed('agreement', shared).words;
    expect(memorandum).toContain('NOTA KESEPAHAMAN');
    // A payee is in it and does not sign it.
    expect(memorandum).toContain('penerima setoran');
    expect(memorandum).not.toContain('PIHAK KEENAM');
  });

  it.each([...government.arrangements.values()].map((text) => [text.id, text] as const))('%s prints', (_, text) => {
    const form = ['memorandum', 'cooperation-agreement'].includes(text.instrument)
      ? 'agreement'
      : text.instrument === 'head-of-region-decree'
        ? 'decree'
        : 'regulation';
    const { words } = printed(form, text);
    for (const { law } of text.legalBasis) expect(words.replace(/\s/g, '')).toContain(law.replace(/\s/g, ''));
  });
});
