import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { test } from '#cli/test';
import { watchFolder } from '#cli/watch-folder';
import { PASAR } from '#definitions/fixture/plant';

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const io = {
    stdout: (text: string) => void (said.out += text),
    stderr: (text: string) => void (said.err += text),
    env: { LANG: 'en_GB.UTF-8' },
    tty: false,
  };
  return { code: await test(argv, io), ...said };
}

describe('manunggal test', () => {
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
  const FRESH = 'services/pasar.lapak/examples/fresh.yaml';

  it('plays every example of tariffs and services and ends with 0', async () => {
    expect(await run(root)).toEqual({ code: 0, out: '', err: expect.stringMatching(/^\d+ examples played, 0 came/) });
  });

  it('plays those of one service alone', async () => {
    expect((await run(root, '--service', 'pasar.lapak')).err).toBe('5 examples played, 0 came out otherwise\n');
    expect(await run(root, '--service', 'pasar.kios')).toMatchObject({ code: 2, out: '' });
  });

  it('shows the line that says otherwise, what came out, and the way the case took', async () => {
    plant(FRESH, 'HEALTH: 20000', 'HEALTH: 25000');
    const { code, out } = await run(root);
    expect(code).toBe(1);
    expect(out).toContain(
      `Tini rents her stall again\n  ${join(root, FRESH)}:22:38\n  - shares: { MARKET: 81253, HEALTH: 25000 }\n  + HEALTH is 20000, not 25000\n`,
    );
    expect(out).toMatch(/filed.*handed-over inspect.*ended/);
  });

  it('gives every example to programs', async () => {
    plant(FRESH, 'HEALTH: 20000', 'HEALTH: 25000');
    const { out } = await run(root, '--service', 'pasar.lapak', '--json');
    const all: { path: string; passed: boolean; differences: object[] }[] = JSON.parse(out);
    expect(all).toHaveLength(5);
    expect(all.filter(({ passed }) => !passed)).toMatchObject([
      { path: FRESH, differences: [{ line: 22, column: 38, message: 'HEALTH is 20000, not 25000' }] },
    ]);
  });

  it('says what is wrong with the folder and plays nothing', async () => {
    plant('roles.yaml', 'agency: dinkes-kota', 'agency: dinas-kota');
    expect(await run(root)).toMatchObject({
      code: 1,
      out: expect.stringContaining('roles.yaml:2:51 error agency/unknown'),
      err: expect.stringContaining('no example was played'),
    });
  });

  it('plays again after every save until it is stopped, and ends as the last play did', async () => {
    const said: string[] = [];
    const heard = (count: number): Promise<void> =>
      vi.waitUntil(() => said.length >= count, { timeout: 60_000 }).then(() => undefined);
    const io = {
      stdout: () => undefined,
      stderr: (text: string) => void said.push(text),
      env: { LANG: 'en' },
      tty: false,
    };
    const listening = process.listenerCount('SIGTERM');
    const code = test([root, '--service', 'pasar.lapak', '--watch'], io);
    await heard(1);
    await vi.waitUntil(() => process.listenerCount('SIGTERM') > listening);
    plant(FRESH, 'HEALTH: 20000', 'HEALTH: 25000');
    await heard(2);
    expect(said).toEqual(['5 examples played, 0 came out otherwise\n', '5 examples played, 1 came out otherwise\n']);
    process.emit('SIGTERM');
    expect(await code).toBe(1);
  }, 90_000);

  it('hears a save, also of a file that is new', async () => {
    let stop: (() => void) | undefined;
    const heard = new Promise<void>((done) => {
      stop = watchFolder(root, async () => done());
    });
    writeFileSync(join(root, 'services/pasar.lapak/examples/new.yaml'), 'title: New\n');
    await heard;
    stop?.();
  });
});
