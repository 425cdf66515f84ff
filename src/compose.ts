import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BankAccess, bankAccess } from '#billing/bank-client';
import { readFolder } from '#definitions/read-folder';
import { type RegistryApart, registriesApart } from '#definitions/registries-apart';
import { foundAuthority } from '#documents/authority';
import type { TrustList } from '#documents/trust';
import { openPress } from '#documents/worker';
import { type RegistryProcess, registryProcess } from '#exchange/ask';
import type { House, Settings } from '#operations/house';
import { openLibrary } from '#operations/library';
import { publishGovernment } from '#operations/publish-government';
import { handlers } from '#operations/react';
import { RecentCases } from '#operations/recent-cases';
import { seedPowers } from '#operations/seed-powers';
import { seedRegistries } from '#operations/seed-registries';
import { openDatabase } from '#store/database';
import { KeyStore, readMasterKey } from '#store/keys';
import { migrate } from '#store/migrate';
import { openServer } from '#store/server';
import { Worker } from '#store/workers';
import { agencyId } from '#terms/ids';
import { type Instant, instant } from '#terms/plain-date';

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
  /** The processes of other agencies, by name, for who must stop one. */
  readonly others: ReadonlyMap<string, ChildProcess>;
  /** Begins to do due work. */
  startWork(): void;
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
  const { folder, env, log } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = await readFolder(options.government);
  const starting = startOthers(options, registriesApart(files));
  starting.catch(() => undefined); // awaited below; a failure meanwhile is no crash
  const server = await openServer({ folder, log, env });
  await migrate(server);
  const db = await openDatabase({ url: server.url, role: 'mg_app' });
  const keyDb = await openDatabase({ url: server.keysUrl, role: 'mg_app', size: 4 });
  const keys = new KeyStore(keyDb, readMasterKey(folder, env['MANUNGGAL_MASTER_KEY']));
  await publishGovernment(db, files, clock());
  const library = await openLibrary(db);
  const others = await starting;
  const authority = await foundAuthority({
    folder: join(folder, 'seals'),
    government: library.government.file.name.id,
    agencies: sealers(library.government.agencies),
    at: clock(),
  });
  const press = openPress({ seals: join(folder, 'seals') });
  const settings = { ...options.settings, bankUrl: others.bank.url };
  const house: House = {
    db,
    keys,
    library,
    exchange: { db, keys, processes: others.registries },
    press,
    bank: others.bank,
    settings,
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
  return {
    house,
    trust: authority.trustList(),
    worker,
    others: others.children,
    startWork: () => worker.start(handlers(house, clock, chance)),
    close: async () => {
      await worker.stop();
      await press.close();
      for (const child of others.children.values()) child.kill('SIGTERM');
      await db.close();
      await keyDb.close();
      await server.stop();
    },
  };
}

function sealers(agencies: ReadonlyMap<string, { readonly id: string; readonly name: { readonly id: string } }>) {
  return [...agencies.values()].map(({ id, name }) => ({ id: agencyId(id), name: name.id }));
}

interface Others {
  readonly registries: ReadonlyMap<string, RegistryProcess>;
  readonly bank: BankAccess;
  readonly children: ReadonlyMap<string, ChildProcess>;
}

/** The registries of other agencies and the bank: own data, own door, nothing shared but a token. */
async function startOthers(options: ComposeOptions, apart: readonly RegistryApart[]): Promise<Others> {
  const { folder, callbackUrl, settings } = options;
  const token = registryToken(folder);
  const registries = apart.map((registry) => [registry.id, startRegistry(options, registry, token)] as const);
  const bankFolder = join(folder, 'bank');
  const bank = start(
    'billing/sandbox-bank-process',
    ['--folder', bankFolder, '--callback', callbackUrl, '--house', `${settings.baseUrl}/permohonan`],
    {},
  );
  const listening = registries.map(
    async ([id, child]) => [id, registryProcess(await addressOf(child), token)] as const,
  );
  const [bankUrl, ...doors] = await Promise.all([addressOf(bank), ...listening]);
  return {
    registries: new Map(doors),
    bank: bankAccess(bankUrl, bankFolder),
    children: new Map([...registries, ['bank', bank]]),
  };
}

function startRegistry(
  { folder, government }: ComposeOptions,
  { id, keyField, records }: RegistryApart,
  token: string,
): ChildProcess {
  const own = ['--folder', join(folder, 'registries', id), '--registry', id, '--key', keyField];
  const seed = records === null ? [] : ['--records', join(government, records)];
  return start('exchange/registry-process', [...own, ...seed], { REGISTRY_TOKEN: token });
}

/** What this house and the agencies' registries know of each other. */
function registryToken(folder: string): string {
  const path = join(folder, 'registry.token');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

function start(module: string, args: readonly string[], env: { readonly [name: string]: string }): ChildProcess {
  const source = import.meta.url.endsWith('.ts');
  const file = new URL(`./${module}.${source ? 'ts' : 'js'}`, import.meta.url);
  const tsx = source
    ? ['--conditions=source', '--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
    : [];
  const { PATH = '' } = process.env;
  return fork(file, args, {
    execArgv: [...tsx, '--max-old-space-size=48'],
    env: { PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    child.once('message', (message: { readonly url: string }) => done(message.url));
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`a process of another agency ended with ${code}`)));
  });
}
