import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '#definitions/government';
import { openReadings, saveReadings } from '#definitions/kept-readings';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { registriesApart } from '#definitions/registries-apart';
import { foundAuthority } from '#documents/authority';
import type { TrustList } from '#documents/trust';
import { openPress } from '#documents/worker';
import { firstRecords } from '#first-records';
import { openNotices } from '#notices/open-port';
import { RecentCases } from '#operations/case/recent-cases';
import { seedPowers } from '#operations/demo/seed-powers';
import { seedRegistries } from '#operations/demo/seed-registries';
import { openDoors } from '#operations/gateway/open-doors';
import { openOwnGateways } from '#operations/gateway/open-own-gateways';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import type { House, Settings } from '#operations/house';
import { handlers } from '#operations/react';
import { startOthers } from '#others';
import { type Database, openDatabase } from '#store/database';
import { KeyStore, readMasterKey } from '#store/keys';
import { migrate } from '#store/migrate';
import { openServer } from '#store/server';
import { Worker } from '#store/workers';
import { agencyId } from '#terms/ids';
import { type Instant, instant, milliseconds } from '#terms/plain-date';
import { buildId, MODULES } from '#terms/program';

export interface ComposeOptions {
  /** Data folder of the house; those of the agencies' own processes lie beside it. */
  readonly folder: string;
  /** Folder of the government to publish and run. */
  readonly government: string;
  readonly settings: Omit<Settings, 'bankUrl'>;
  readonly env: { readonly [name: string]: string | undefined };
  /** Where the bank sends its callbacks. */
  readonly callbackUrl: string;
  readonly log: (line: string) => void;
}

export interface Composed {
  readonly house: House;
  readonly trust: TrustList;
  readonly worker: Worker;
  /** Begins to do due work; with `since`, until `takeAll`, only of cases that began at that moment or later. */
  startWork(since?: Instant): void;
  /** Publishes the folder again as it is now; new cases run on it. Refuses `government-malformed` and keeps what it had. */
  reload(files: Files): Promise<void>;
  close(): Promise<void>;
}

/** The moment and the randomness of a door; the only place where they come from. */
export function clock(): Instant {
  return instant(Date.now());
}
export function chance(length = 32): Uint8Array {
  return randomBytes(length);
}

/** Puts the parts together: database, keys, definitions, registries, the other agencies' and the bank's own processes, press, worker. */
export async function compose(options: ComposeOptions): Promise<Composed> {
  const opened = new Opened();
  try {
    return await open(options, opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function open(options: ComposeOptions, opened: Opened): Promise<Composed> {
  const { folder, env, log } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rememberReadings(folder);
  const files = await readFolder(options.government);
  const opening = openStores(options, opened);
  const houseUrl = `${options.settings.baseUrl}/permohonan`;
  const apart = registriesApart(files);
  const first = await firstRecords(folder, apart, files, clock());
  const others = startOthers({ ...options, houseUrl, apart, first });
  opened.add(() => others.stop());
  const reading = readGovernment(files).catch(() => undefined); // while those start; publishing says what is wrong
  const [{ db, keyDb }] = await Promise.all([opening, reading]);
  const keys = new KeyStore(keyDb, readMasterKey(folder, env['MANUNGGAL_MASTER_KEY']));
  const published = await publishGovernment(db, files, clock());
  let library = await openLibrary(db, published.nr);
  saveReadings(join(folder, READINGS));
  const { registries, bank } = await others.ready;
  const authority = await foundAuthority({
    folder: join(folder, 'seals'),
    government: library.government.file.name.id,
    agencies: sealers(library.government.agencies),
    at: clock(),
  });
  const press = openPress({ seals: join(folder, 'seals') });
  opened.add(() => press.close());
  const consentToken = env['MANUNGGAL_CONSENT_TOKEN'];
  const said = consentToken === undefined ? {} : { consentToken };
  const settings = { ...options.settings, ...said, bankUrl: bank.url };
  const notices = openNotices(env, options.settings.baseUrl, clock);
  opened.add(async () => {
    notices.email?.close();
    notices.message?.close();
  });
  const now = () => milliseconds(clock());
  const own = await openOwnGateways(env['MANUNGGAL_OWN_GATEWAYS'], { env, now, log });
  opened.add(() => own.close());
  const doors = env['MANUNGGAL_GATEWAYS'];
  const gateways = doors === undefined ? undefined : openDoors(resolve(doors), db, now);
  opened.add(async () => gateways?.close());
  const exchange = { db, keys, processes: registries, ...(gateways === undefined ? {} : { gateways }) };
  const house: House = {
    db,
    keys,
    get library() {
      return library;
    },
    exchange,
    press,
    bank,
    settings,
    notices,
    recent: new RecentCases(),
  };
  await seedRegistries(house, clock(), chance());
  await seedPowers(house, clock(), chance());
  const worker = new Worker({
    database: db,
    owner: Buffer.from(chance(9)).toString('base64url'),
    now: clock,
    alone: env['DATABASE_URL'] === undefined,
    report: (error, { topic }) => log(`${topic}: ${error instanceof Error ? error.message : 'failed'}`),
  });
  opened.add(() => worker.stop());
  return {
    house,
    trust: authority.trustList(),
    worker,
    reload: async (changed) => {
      const { nr } = await publishGovernment(db, changed, clock());
      library = await openLibrary(db, nr);
    },
    startWork: (since) => worker.start(handlers(house, clock, chance), since),
    close: () => opened.close(),
  };
}

const READINGS = 'readings.bin';

/** What the build has read ahead, and what an earlier start on this data folder found. */
function rememberReadings(folder: string): void {
  const build = buildId();
  if (build !== null) openReadings(build, [fileURLToPath(new URL(READINGS, MODULES)), join(folder, READINGS)]);
}

interface Stores {
  readonly db: Database;
  readonly keyDb: Database;
}

/** Whoever is closed while this is still under way waits for it and closes what it brought. */
function openStores({ folder, env, log }: ComposeOptions, opened: Opened): Promise<Stores> {
  const stores = new Opened();
  const opening = openEach(stores);
  opened.add(async () => {
    await opening.catch(() => undefined);
    await stores.close();
  });
  opening.catch(() => undefined); // awaited once the rest has been started
  return opening;

  async function openEach(each: Opened): Promise<Stores> {
    const server = await openServer({ folder, log, env });
    each.add(() => server.stop());
    await migrate(server);
    const db = await openDatabase({ url: server.url, role: 'mg_app' });
    each.add(() => db.close());
    const keyDb = await openDatabase({ url: server.keysUrl, role: 'mg_app', size: 4 });
    each.add(() => keyDb.close());
    return { db, keyDb };
  }
}

/** What has been opened and must be closed, the latest first, also when opening did not come to its end. */
class Opened {
  private readonly closing: (() => Promise<void>)[] = [];

  add(close: () => Promise<void>): void {
    this.closing.push(close);
  }

  /** One that does not close keeps none of the others open. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.closing.pop(); close !== undefined; close = this.closing.pop()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}

function sealers(agencies: ReadonlyMap<string, { readonly id: string; readonly name: { readonly id: string } }>) {
  return [...agencies.values()].map(({ id, name }) => ({ id: agencyId(id), name: name.id }));
}
