import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quote } from '#cli/quote';
import { PASAR } from '#definitions/fixture/plant';

describe('manunggal quote', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'facts-'));
    writeFileSync(join(folder, 'facts.yaml'), "stall.city: '97'\nstall: { goods: fresh, area: 6.5 }\n");
    writeFileSync(join(folder, 'facts.json'), '{"stall.city": "97", "stall.goods": "fresh", "stall.area": "6.5"}');
    writeFileSync(join(folder, 'few.yaml'), "stall.city: '97'\nstall.goods: fresh\n");
    writeFileSync(join(folder, 'list.yaml'), '- 1\n');
    writeFileSync(join(folder, 'broken.yaml'), 'stall.city: "97\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  let talk = '';
  const run = async (file: string, ...argv: string[]): Promise<string> => {
    let out = '';
    talk = '';
    const io = {
      stdout: (text: string) => void (out += text),
      stderr: (text: string) => void (talk += text),
      env: {},
      tty: false,
    };
    const code = await quote(
      ['pasar.lapak', '--government', PASAR, '--facts', join(folder, file), '--on', '2026-03-02', ...argv],
      io,
    );
    expect(code).toBe(0);
    return out;
  };

  it('shows lines, shares and the rows that fired in aligned columns', async () => {
    expect((await run('facts.yaml', '--lang', 'en')).split('\n')).toEqual([
      'pasar.lapak  2 March 2026',
      '',
      'Line      Payee            Basis                Certainty      Amount',
      'Rent      Market treasury  Perda Rekaan 1/2024  One source   Rp81,253',
      'Cleaning  Health treasury  Perda Rekaan 2/2024  One source   Rp20,000',
      'Total                                                       Rp101,253',
      '',
      'Shares',
      'MARKET  Market treasury  Rp81,253',
      'HEALTH  Health treasury  Rp20,000',
      '',
      'Tariff rows that fired',
      'rent      tariffs/lapak.dmn#price-table     row 1  fresh-2025  Perda Rekaan 1/2024',
      'cleaning  tariffs/lapak.dmn#cleaning-table  row 1  wet',
      '',
    ]);
    expect(await run('facts.yaml', '--lang', 'id')).toMatch(/^Jumlah +Rp101\.253$/m);
  });

  it('gives whole rupiah to programs, from JSON as from YAML', async () => {
    const json = await run('facts.json', '--json');
    expect(JSON.parse(json)).toMatchObject({
      service: 'pasar.lapak',
      on: '2026-03-02',
      total: 101_253,
      lines: [{ amount: 81_253 }, { amount: 20_000 }],
    });
    expect(await run('facts.yaml', '--json')).toBe(json);
  });

  it('names the facts it lacks before it refuses', async () => {
    await expect(run('few.yaml', '--lang', 'en')).rejects.toMatchObject({ code: 'fact-missing' });
    expect(talk).toBe('  stall.area (Stall area)\n');
  });

  it('refuses what it cannot read, with its place', async () => {
    await expect(run('list.yaml')).rejects.toMatchObject({ code: 'body-malformed' });
    await expect(run('broken.yaml')).rejects.toMatchObject({ code: 'body-malformed', facts: { line: 2, column: 1 } });
    await expect(run('nowhere.yaml')).rejects.toMatchObject({ code: 'usage' });
    await expect(run('facts.yaml', '--on', '2026-02-30')).rejects.toMatchObject({ code: 'date-malformed' });
    await expect(
      quote([], { stdout: () => undefined, stderr: () => undefined, env: {}, tty: false }),
    ).rejects.toMatchObject({ code: 'usage' });
  });
});
