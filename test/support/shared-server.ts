import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#store/migrate';
import { sweepDeleted } from '#store/place';
import { openServer } from '#store/server';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the migrated databases that each test file gets a copy of. */
    readonly store: { readonly url: string; readonly keysUrl: string };
    /** Folder with a file for each build of a page in which axe found nothing. */
    readonly sound: string;
  }
}

/** One PostgreSQL for the whole run: making and migrating one takes longer than most files that need one. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-tests-'));
  const server = await openServer({ folder, log: () => undefined, durable: false });
  await migrate(server);
  const sound = join(folder, 'sound');
  mkdirSync(sound);
  provide('sound', sound);
  provide('store', { url: server.url, keysUrl: server.keysUrl });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    sweepDeleted();
  };
}
