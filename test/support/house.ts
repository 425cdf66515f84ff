import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bankAccess } from '#billing/bank-client';
import { type Bank, type BankOptions, startBank } from '#billing/sandbox-bank';
import type { Files } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import { foundAuthority } from '#documents/authority';
import type { TrustList } from '#documents/trust';
import { openPress } from '#documents/worker';
import { type RegistryProcess, registryProcess } from '#exchange/ask';
import { startRegistryServer } from '#exchange/registry-server';
import { TOPICS } from '#operations/case/commit';
import { RecentCases } from '#operations/case/recent-cases';
import { seedPowers } from '#operations/demo/seed-powers';
import { seedRegistries } from '#operations/demo/seed-registries';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import type { House } from '#operations/house';
import { react } from '#operations/react';
import { deleteOutbox, dueOutbox, rescheduleOutbox } from '#store/queues';
import { agencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';
import { startTestDatabase } from './postgres.ts';

export const NUSANTARA = join(import.meta.dirname, '../../governments/nusantara');

export interface TestHouse {
  house: House;
  readonly bank: Bank;
  /** Whose seals the house believes. */
  readonly trust: TrustList;
  /** The bank's own folder, with its key. */
  readonly bankFolder: string;
  /** Stops and starts Dukcapil's registry. */
  silence(silent: boolean): void;
  /** Does all work that is due at a moment, as the worker would. */
  settle(at: Instant): Promise<void>;
  /** A seed that follows from words, so that a test can repeat a command. */
  seed(words: string): Seed;
  close(): Promise<void>;
}

/** A whole house on a real PostgreSQL with Dukcapil's registry and the bank beside it; time and chance are the test's. */
export async function startTestHouse(
  at: Instant,
  options: { files?: Files; callbackUrl?: string; baseUrl?: string; bank?: Partial<BankOptions> } = {},
): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-house-'));
  const database = await startTestDatabase();
  const { db, keys } = database;
  await publishGovernment(db, options.files ?? (await readFolder(NUSANTARA)), at);
  const library = await openLibrary(db);
  const { government } = library;
  const people = Object.fromEntries((government.records.get('people') ?? []).map((row) => [String(row['nik']), row]));
  const registry = await startRegistryServer({
    port: 0,
    folder: join(folder, 'dukcapil'),
    seed: { people },
    token: 'token',
  });
  const bank = await startBank({
    port: 0,
    folder: join(folder, 'bank'),
    callbackUrl: options.callbackUrl ?? 'http://127.0.0.1:9/',
    schedule: [],
    ...options.bank,
  });
  const agencies = [...government.agencies.values()].map(({ id, name }) => ({ id: agencyId(id), name: name.id }));
  const authority = await foundAuthority({
    folder: join(folder, 'seals'),
    government: government.file.name.id,
    agencies,
    at,
  });
  const press = openPress({ seals: join(folder, 'seals') });
  let silent = false;
  const real = registryProcess(`http://127.0.0.1:${registry.port}`, 'token');
  const dukcapil: RegistryProcess = {
    ask: (request) => (silent ? Promise.resolve({ kind: 'silent' }) : real.ask(request)),
  };
  const settings = { baseUrl: options.baseUrl ?? 'http://127.0.0.1:3000', bankUrl: bank.url, demo: true };
  const house: House = {
    db,
    keys,
    library,
    exchange: { db, keys, processes: new Map([['people', dukcapil]]) },
    press,
    bank: bankAccess(bank.url, join(folder, 'bank')),
    settings,
    recent: new RecentCases(),
  };
  await seedRegistries(house, at, sha256('registries'));
  await seedPowers(house, at, sha256('powers'));
  return {
    house,
    bank,
    trust: authority.trustList(),
    bankFolder: join(folder, 'bank'),
    silence: (quiet) => {
      silent = quiet;
    },
    settle: (moment) => settle(house, moment),
    seed: (words) => sha256(words),
    close: async () => {
      await press.close();
      await bank.close();
      registry.server.closeAllConnections();
      registry.server.close();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const BUCKETS = Array.from({ length: 64 }, (_, bucket) => bucket);

async function settle(house: House, at: Instant): Promise<void> {
  for (let round = 0; round < 50; round += 1) {
    const rows = await dueOutbox(house.db, { buckets: BUCKETS, topics: TOPICS, limit: 100, now: at });
    if (rows.length === 0) return;
    for (const row of rows) {
      const handled = await react(house, row, at, derive(sha256(row.idem), 'react'));
      const key = { chain: row.chain, seq: row.seq, n: row.n };
      if (handled === 'done') await deleteOutbox(house.db, [key]);
      else if (handled !== 'consumed' && handled !== 'kept')
        await rescheduleOutbox(house.db, key, handled.again, row.tries);
    }
  }
  throw new Error('work does not come to an end');
}
