import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepDeleted } from '#store/place';
import { instant } from '#terms/plain-date';
import { makeCrowd } from './support/crowd.ts';
import { buildProgram, RunningProgram } from './support/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'manunggal-second-'));
const options = { data: join(folder, 'data'), government: join(folder, 'government') };
const [first, second] = [new RunningProgram(options), new RunningProgram(options)];

beforeAll(async () => {
  buildProgram();
  makeCrowd(options.government, 1, 1, instant(Date.now()));
  await first.start();
}, 120_000);
afterAll(async () => {
  await first.stop();
  rmSync(folder, { recursive: true, force: true });
  sweepDeleted();
}, 60_000);

describe('a second start on the same data folder', () => {
  it('is refused with a clear word, ends, and leaves nothing running', async () => {
    await expect(second.start()).rejects.toThrow('data-folder-in-use');
    expect(await second.ended()).toBe(1);
    expect(second.isRunning()).toBe(false);
  });

  it('does not disturb the first, nor the bank and the registry beside it', async () => {
    expect((await fetch(`${first.url}/api/services`)).status).toBe(200);
    expect((await fetch(`${first.bankUrl}/health`)).status).toBe(200);
    expect(first.said.filter((line) => line.includes('stopped by itself'))).toEqual([]);
  });

  it('is welcome once the first has ended', async () => {
    await first.stop();
    await second.start();
    expect((await fetch(`${second.url}/api/services`)).status).toBe(200);
    await second.stop();
    expect(second.isRunning()).toBe(false);
  });
});
