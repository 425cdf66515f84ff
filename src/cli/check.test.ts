import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
      err: expect.stringMatching(
        /^pasar\.lapak: 2 of \d+ facts are asked, 0 of them held by an agency; 0 more only where the holder does not answer\n0 errors, 0 warnings in \d+ files\n$/,
      ),
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
    expect(err).toMatch(/\d+ errors?, 0 warnings in \d+ files\n$/);
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
        hint: { id: expect.stringContaining('PT24H'), en: expect.stringContaining('PT24H') },
        docs: 'docs/check/bpmn/timer.md',
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

  it('speaks Indonesian where that is asked, with the rule and its page', async () => {
    plant('roles.yaml', 'agency: dinkes-kota', 'agency: dinas-kota');
    const { out } = await run(root, '--lang', 'id');
    expect(out).toContain(
      ':2:51 kesalahan agency/unknown\n  Instansi yang disebut tidak ada: There is no agency dinas-kota',
    );
    expect(out).toContain('  Perbaiki: sebut berkas di agencies/ (write dinkes-kota');
    expect(out).toContain('  docs/check/agency/unknown.md\n');
  });

  it('gives a log of SARIF 2.1.0 whose every result has its rule, place and page', async () => {
    plant('roles.yaml', 'agency: dinkes-kota', 'agency: dinas-kota');
    const { code, out } = await run(root, '--format', 'sarif');
    const log = JSON.parse(out);
    expect(code).toBe(1);
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'manunggal check' } } }] });
    const [{ tool, results }] = log.runs;
    expect(results.length).toBeGreaterThan(0);
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      const rule = tool.driver.rules[ruleIndex];
      expect(rule).toMatchObject({ id: ruleId, help: { text: expect.stringContaining('\n') } });
      expect(existsSync(new URL(rule.helpUri))).toBe(true);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).toMatch(/Fix: /);
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(new URL(artifactLocation.uri, 'file:///').pathname).toMatch(/yaml|bpmn|json|dmn/);
      expect(region.startLine).toBeGreaterThan(0);
      expect(region.startColumn).toBeGreaterThan(0);
    }
  });

  it('says of each service what it asks against what it needs', async () => {
    expect((await run(root, '--asked')).out).toMatch(/^pasar\.lapak: 2 of \d+ facts are asked, 0 of them held/);
    expect(await run(root, '--advice')).toMatchObject({ code: 0, out: 'pasar.lapak: nothing waits without a need\n' });
    const [advice] = JSON.parse((await run(root, '--advice', '--json')).out);
    expect(advice).toMatchObject({ service: 'pasar.lapak', sideBySide: [], earlier: [] });
    const [asked] = JSON.parse((await run(root, '--asked', '--json')).out);
    expect(asked).toMatchObject({
      service: 'pasar.lapak',
      asked: ['stall.goods', 'contact.phone'],
      fallback: [],
      held: [],
    });
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
    expect((await run('--rules')).out).toMatch(/once-only\/held\s+Another agency holds this/);
  });
});
