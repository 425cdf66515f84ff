import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from '#definitions/read-folder';

describe('reading a government folder', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'government-'));
    mkdirSync(join(root, 'services', 'a.b'), { recursive: true });
    writeFileSync(join(root, 'government.yaml'), '\ufeffid: x\n');
    writeFileSync(join(root, 'services', 'a.b', 'service.yaml'), 'id: a.b\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('gives every file by its path in the folder', async () => {
    writeFileSync(join(root, '.DS_Store'), 'x\0');
    symlinkSync(join(root, 'government.yaml'), join(root, 'again.yaml'));
    const files = await readFolder(root);
    expect([...files]).toEqual([
      ['again.yaml', 'id: x\n'],
      ['government.yaml', 'id: x\n'],
      ['services/a.b/service.yaml', 'id: a.b\n'],
    ]);
  });

  it.each([
    ['a link out of the folder', () => symlinkSync('/etc/hostname', join(root, 'x.yaml'))],
    ['a link to nothing', () => symlinkSync('nowhere', join(root, 'x.yaml'))],
    ['a link to a folder', () => symlinkSync('services', join(root, 'x.yaml'))],
    ['a file over 1 MB', () => writeFileSync(join(root, 'x.yaml'), 'a'.repeat(1_000_001))],
    ['a file that is not text', () => writeFileSync(join(root, 'x.yaml'), Buffer.from([0x89, 0x50, 0, 1]))],
    ['a file that is not UTF-8', () => writeFileSync(join(root, 'x.yaml'), Buffer.from([0x61, 0xe9, 0x62]))],
  ])('refuses %s', async (_, plant) => {
    plant();
    await expect(readFolder(root)).rejects.toMatchObject({ code: 'file-refused', facts: { path: 'x.yaml' } });
  });

  it('says when there is no folder', async () => {
    await expect(readFolder(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'government-missing' });
    await expect(readFolder(join(root, 'government.yaml'))).rejects.toMatchObject({ code: 'government-missing' });
  });
});
