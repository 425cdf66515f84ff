import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '#cli/check';
import { PASAR } from '#definitions/fixture/plant';

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await check(argv, {
    stdout: (text) => void (said.out += text),
    stderr: (text) => void (said.err += text),
    env: { LANG: 'en_GB.UTF-8' },
    tty: false,
  });
  return { code, ...said };
}

describe('manunggal check', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pasar-'));
    cpSync(PASAR, root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const plant = (path: string, piece: string, other: string): void => {
    const text = readFileSync(join(root, path), 'utf8');
    writeFileSync(join(root, path), text.replace(piece, other));
  };

  it('says nothing of a clean folder and ends with 0', async () => {
    expect(await run(root)).toEqual({
      code: 0,
      out: '',
      err: expect.stringMatching(/^0 errors, 0 warnings in \d+ files\n$/),
    });
  });

  it('shows place, line and cure of a finding and ends with 1', async () => {
    plant('roles.yaml', 'agency: dinkes-kota', 'agency: dinas-kota');
    const { code, out, err } = await run(root);
    expect(code).toBe(1);
    expect(out).toContain(
      `${join(root, 'roles.yaml')}:2:51 error agency/unknown\n  There is no agency dinas-kota\n    2 | - { role: health-office`,
    );
    expect(out).toContain('  Fix: write dinkes-kota, or add agencies/dinas-kota.yaml\n');
    expect(err).toMatch(/^\d+ errors?, 0 warnings in \d+ files\n$/);
  });

  it('takes a path inside the government for the whole of it', async () => {
    plant('roles.yaml', 'agency: dinkes-kota', 'agency: dinas-kota');
    const whole = await run(root, '--json');
    expect(await run(join(root, 'services/pasar.lapak/process.bpmn'), '--json')).toEqual(whole);
  });

  it('gives findings to programs: every member, always', async () => {
    plant('services/pasar.lapak/process.bpmn', 'PT48H', 'PT2X');
    const { code, out } = await run(root, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      {
        path: join(root, 'services/pasar.lapak/process.bpmn'),
        line: 36,
        column: 5,
        endLine: null,
        endColumn: null,
        severity: 'error',
        code: 'bpmn/timer',
        message: expect.stringContaining('pay-expired'),
        fix: expect.stringContaining('PT24H'),
        element: 'pay-expired',
      },
    ]);
    expect(await run(root, '--format', 'json')).toMatchObject({ code: 1, out });
  });

  it('gives findings to a code host', async () => {
    plant('government.yaml', 'services: [pasar.lapak]', 'services: [pasar.kios]');
    const { out } = await run(root, '--format', 'github');
    expect(out).toBe(
      `::error file=${join(root, 'government.yaml')},line=17,col=16,title=life-event/unknown-service::There is no service pasar.kios. Fix: take it out and write planned: true\n`,
    );
  });

  it('ends with 2 and the code of the refusal when it could not run', async () => {
    expect(await run(join(root, 'nowhere'))).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('government-missing'),
    });
    expect(await run(root, '--format', 'xml')).toMatchObject({ code: 2, err: expect.stringContaining('usage') });
    expect(await run('--colour')).toMatchObject({ code: 2, err: expect.stringContaining('usage') });
    writeFileSync(join(root, 'calendar.yaml'), Buffer.from([0, 1]));
    expect(await run(root, '--json')).toMatchObject({
      code: 2,
      out: expect.stringContaining('"refusal":"file-refused"'),
    });
  });

  it('begins its help with an example and lists what it looks for', async () => {
    expect((await run('--help')).out).toMatch(/^manunggal check /);
    expect((await run('--rules')).out).toMatch(/once-only\s+A form asks no fact that another agency holds/);
  });
});
