import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { Database, openDatabase } from '#store/database';
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
  stop(): Promise<void>;
}

/** Two databases of its own, migrated, on the server of the whole run; `stop` drops them. A master key of its own, or the one given. */
export async function startTestDatabase(master?: Uint8Array): Promise<TestDatabase> {
  const store = inject('store');
  const name = `t${randomBytes(6).toString('hex')}`;
  const url = store.url.replace('/manunggal?', `/${name}?`);
  const keysUrl = store.keysUrl.replace('/manunggal_keys?', `/${name}_keys?`);
  const copies = [
    [name, 'manunggal'],
    [`${name}_keys`, 'manunggal_keys'],
  ] as const;
  // By its files: reading and logging it page by page takes half as long again.
  await Promise.all(
    copies.map(([copy, from]) =>
      asSuperuser(`create database ${copy} template ${from} owner mg_owner strategy file_copy`),
    ),
  );
  const drop = async () => {
    for (const [copy] of copies) await asSuperuser(`drop database ${copy} with (force)`);
  };
  return opened({ url, keysUrl }, drop, master);
}

/** A PostgreSQL of its own on a new folder, migrated, for a test that measures or disturbs the server itself. */
export async function startTestServer(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-test-'));
  const server = await openServer({ folder, log: () => undefined, durable: false });
  await migrate(server);
  return opened(server, async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    sweepDeleted();
  });
}

async function opened(
  { url, keysUrl }: { readonly url: string; readonly keysUrl: string },
  end: () => Promise<void>,
  master: Uint8Array = randomBytes(32),
): Promise<TestDatabase> {
  const db = await openDatabase({ url, role: 'mg_app' });
  const keysDb = await openDatabase({ url: keysUrl, role: 'mg_app', size: 2 });
  const stop = async () => {
    await Promise.all([db.close(), keysDb.close()]);
    await end();
  };
  return { db, keys: new KeyStore(keysDb, master), url, keysUrl, stop };
}

async function asSuperuser(text: string): Promise<void> {
  const url = inject('store').url.replace('mg_owner@', 'postgres@').replace('/manunggal?', '/postgres?');
  const superuser = new Database({ url, role: null, size: 1 });
  try {
    await superuser.run({ name: '', text, values: [] });
  } finally {
    await superuser.close();
  }
}
