import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bankAccess } from '#billing/bank-client';
import { type Bank, type BankOptions, startBank } from '#billing/sandbox-bank';
import type { Files, Government } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import { type RegistryApart, registriesApart } from '#definitions/registries-apart';
import type { TrustList } from '#documents/trust';
import { openPress } from '#documents/worker';
import { type RegistryProcess, registryProcess } from '#exchange/ask';
import { CsvRegistry, layDownFirst } from '#exchange/csv-registry';
import { type RegistryRecord, startRegistryServer } from '#exchange/registry-server';
import { TOPICS } from '#operations/case/commit';
import { RecentCases } from '#operations/case/recent-cases';
import { populate } from '#operations/demo/life/populate';
import { seedPowers } from '#operations/demo/seed-powers';
import { seedRegistries } from '#operations/demo/seed-registries';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import type { House } from '#operations/house';
import { react } from '#operations/react';
import { deleteOutbox, dueOutbox, rescheduleOutbox } from '#store/queues';
import { agencyId } from '#terms/ids';
import { textOf } from '#terms/json';
import { dayIn, type Instant } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';
import { startTestDatabase } from './postgres.ts';
import { foundAuthorityOnce } from './seals.ts';

export const NUSANTARA = join(import.meta.dirname, '../../governments/nusantara');

export interface TestHouse {
  house: House;
  /** Of the database's owner, for what only the owner may do. */
  readonly url: string;
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
  options: {
    files?: Files;
    callbackUrl?: string;
    baseUrl?: string;
    bank?: Partial<BankOptions>;
    lives?: boolean;
    master?: Uint8Array;
  } = {},
): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-house-'));
  const database = await startTestDatabase(options.master);
  const { db, keys } = database;
  const files = options.files ?? (await readFolder(NUSANTARA));
  await publishGovernment(db, files, at);
  const library = await openLibrary(db);
  const { government } = library;
  const apart = await Promise.all(
    registriesApart(files).map((one) =>
      startApart(one, rowsOf(government, one.id, options.lives === true, at), folder, at),
    ),
  );
  const bank = await startBank({
    port: 0,
    folder: join(folder, 'bank'),
    callbackUrl: options.callbackUrl ?? 'http://127.0.0.1:9/',
    schedule: [],
    ...options.bank,
  });
  const agencies = [...government.agencies.values()].map(({ id, name }) => ({ id: agencyId(id), name: name.id }));
  const authority = await foundAuthorityOnce({
    folder: join(folder, 'seals'),
    government: government.file.name.id,
    agencies,
    at,
  });
  const press = openPress({ seals: join(folder, 'seals') });
  let silent = false;
  const processes = new Map(
    apart.map(({ id, port }): [string, RegistryProcess] => {
      const real = registryProcess(`http://127.0.0.1:${port}`, 'token');
      if (id !== 'people') return [id, real];
      return [id, { ask: (request) => (silent ? Promise.resolve({ kind: 'silent' }) : real.ask(request)) }];
    }),
  );
  const settings = { baseUrl: options.baseUrl ?? 'http://127.0.0.1:3000', bankUrl: bank.url, demo: true };
  const house: House = {
    db,
    keys,
    library,
    exchange: { db, keys, processes },
    press,
    bank: bankAccess(bank.url, join(folder, 'bank')),
    settings,
    recent: new RecentCases(),
  };
  await seedRegistries(house, at, sha256('registries'));
  await seedPowers(house, at, sha256('powers'));
  return {
    house,
    url: database.url,
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
      for (const one of apart) await one.close();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the agency's own registry begins with; with the people among whom the demonstration lives, where it does. */
function rowsOf(government: Government, registry: string, lives: boolean, at: Instant): readonly RegistryRecord[] {
  const own = government.records.get(registry) ?? [];
  if (!lives || government.population === undefined) return own;
  const { records } = populate(government.population, government, dayIn(government.file.zone, at));
  return [...own, ...(records.get(registry) ?? [])];
}

/** A registry with its own data and door, as `exchange/registry-process.ts` starts it. */
async function startApart(
  { id, keyField, csv }: RegistryApart,
  rows: readonly RegistryRecord[],
  house: string,
  at: Instant,
): Promise<{ readonly id: string; readonly port: number; close(): Promise<void> }> {
  const folder = join(house, 'registries', id);
  const seed = { [id]: Object.fromEntries(rows.map((row) => [textOf(row[keyField]), row])) };
  if (csv !== undefined) layDownFirst(folder, csv, rows, at);
  const file = csv === undefined ? undefined : await CsvRegistry.open({ folder, keyField, plan: csv, now: () => at });
  const { server, port } = await startRegistryServer({
    port: 0,
    folder,
    seed,
    token: 'token',
    ...(file === undefined ? {} : { find: (_registry, key) => file.find(key) }),
  });
  return {
    id,
    port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await file?.close();
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
