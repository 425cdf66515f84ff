import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#store/database';
import { KeyStore } from '#store/keys';
import { migrate } from '#store/migrate';
import { sweepDeleted } from '#store/place';
import { openServer } from '#store/server';

export interface TestDatabase {
  /** As the app role. */
  readonly db: Database;
  readonly keys: KeyStore;
  /** Of the owner, for what only the owner may do. */
  readonly url: string;
  readonly keysUrl: string;
  readonly folder: string;
  pids(): readonly number[];
  stop(): Promise<void>;
}

/** A PostgreSQL of its own on a new folder, migrated; `stop` leaves nothing behind. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-test-'));
  const server = await openServer({ folder, log: () => undefined, durable: false });
  await migrate(server);
  const db = await openDatabase({ url: server.url, role: 'mg_app' });
  const keysDb = await openDatabase({ url: server.keysUrl, role: 'mg_app', size: 2 });
  const stop = async () => {
    await Promise.all([db.close(), keysDb.close()]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    sweepDeleted();
  };
  const keys = new KeyStore(keysDb, randomBytes(32));
  return { db, keys, url: server.url, keysUrl: server.keysUrl, folder, pids: () => server.pids(), stop };
}
