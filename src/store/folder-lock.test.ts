import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '#store/folder-lock';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manunggal-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a locked folder', () => {
  it('is refused at once to whoever does not wait', async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'data-folder-in-use', facts: { pid: process.pid } });
    release();
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });

  it('goes to whoever waits when its holder lets go, and not before', async () => {
    const release = await lockFolder(folder);
    const came: string[] = [];
    const waiting = lockFolder(folder, 60_000).then((next) => (came.push('next'), next));
    await new Promise((resolve) => setTimeout(resolve, 200));
    came.push('let go');
    release();
    (await waiting)();
    expect(came).toEqual(['let go', 'next']);
  });

  it('is refused to whoever has waited long enough', async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder, 100)).rejects.toMatchObject({ code: 'data-folder-in-use' });
    release();
  });
});
