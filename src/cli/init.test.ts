import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { init } from '#cli/init';
import { PASAR } from '#definitions/fixture/plant';
import { readFolder } from '#definitions/read-folder';
import { checkGovernment } from '#operations/government/check-government';
import { SERVICE_KINDS } from '#operations/government/init-service';
import { testGovernment } from '#operations/government/test-government';

const NUSANTARA = join(import.meta.dirname, '..', '..', 'governments', 'nusantara');

describe('manunggal init service', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'new-'));
    cpSync(PASAR, root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const io = { stdout: () => undefined, stderr: () => undefined, env: {}, tty: false };
  const run = (...argv: string[]) => init([...argv, '--government', root], io);

  it.each(SERVICE_KINDS)(
    'writes a whole service of kind %s that passes check at once, its example played',
    async (kind) => {
      expect(await run('service', 'pasar.surat-baru', '--kind', kind)).toBe(0);
      const files = await readFolder(root);
      expect(await checkGovernment(files)).toEqual([]);
      const { played } = await testGovernment(files, 'pasar.surat-baru');
      expect(played).toMatchObject([{ differences: [] }]);
    },
  );

  it('writes one for the reference government too, led by the role asked for', async () => {
    rmSync(root, { recursive: true });
    cpSync(NUSANTARA, root, { recursive: true });
    const before = await checkGovernment(await readFolder(root));
    expect(await run('service', 'warga.surat', '--owner', 'civil-registration')).toBe(0);
    expect(await checkGovernment(await readFolder(root))).toEqual(before);
    expect(readFileSync(join(root, 'services/warga.surat/service.yaml'), 'utf8')).toContain(
      'owner: civil-registration',
    );
  }, 60_000);

  it('changes nothing where the service exists, the id is none, or nobody plays the owner', async () => {
    const before = await readFolder(root);
    await expect(run('service', 'pasar.lapak')).rejects.toMatchObject({ code: 'service-exists' });
    await expect(run('service', '../pasar')).rejects.toMatchObject({ code: 'usage' });
    await expect(run('service', 'pasar.baru', '--owner', 'nobody')).rejects.toMatchObject({ code: 'usage' });
    await expect(run('service', 'pasar.baru', '--kind', 'other')).rejects.toMatchObject({ code: 'usage' });
    expect(await readFolder(root)).toEqual(before);
    expect(existsSync(join(root, 'services', 'pasar.baru'))).toBe(false);
  });
});
