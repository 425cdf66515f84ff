import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopOrphan } from '#store/orphan';
import { isTaken, processStart } from '#store/process';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'manunggal-orphan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A place whose last server had this number. */
function placeOf(pid: number): { data: string; sockets: string; locks: string[] } {
  const locks = [join(folder, 'postmaster.pid'), join(folder, '.s.PGSQL.5432.lock')];
  for (const lock of locks) writeFileSync(lock, `${pid}\n${folder}\n`);
  return { data: folder, sockets: folder, locks };
}

const cleared = async (pid: number): Promise<boolean[]> => {
  const { locks, ...place } = placeOf(pid);
  await stopOrphan(place, () => undefined);
  return locks.map((lock) => !existsSync(lock));
};

describe('what a killed server leaves behind', () => {
  it('keeps the next one from starting no longer when its number is now another program of ours', async () => {
    expect(await cleared(process.pid)).toEqual([true, true]);
  });

  it.runIf(process.platform === 'linux')('nor while it is a zombie that nobody asks after', async () => {
    // The shell becomes a program that never asks after the child it had.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0.01 & exec sleep 60'], { stdio: 'ignore' });
    const children = () => readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim();
    while (!/^\d+$/.test(children()) || processStart(Number(children())) !== null) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const zombie = Number(children());
    expect(isTaken(zombie)).toBe(true);
    expect(await cleared(zombie)).toEqual([true, true]);
    parent.kill('SIGKILL');
  });

  it('is left to PostgreSQL to judge when nobody has the number', async () => {
    expect(await cleared(2 ** 22 + 1)).toEqual([false, false]);
  });
});
