import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carriedBinaries, copiedTo } from '#store/binaries';
import { openDatabase, retrying } from '#store/database';
import { migrate } from '#store/migrate';
import { sweepDeleted } from '#store/place';
import { processStart } from '#store/process';
import { openServer, type Server } from '#store/server';
import { sql } from '#store/sql';
import { writeStep } from '#store/step';
import { readStep } from '#store/step-read';
import { type ChainId, chainId } from '#terms/ids';
import { oldServer } from '../../test/support/old-postgres.ts';
import { NO_HEAD, newChain, stepFrom } from '../../test/support/steps.ts';

const asRoot = process.getuid?.() === 0;
const log = () => undefined;
let base: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'manunggal-server-'));
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
  sweepDeleted();
});

/** Another process with a server on the folder, and the line it said. */
async function otherProcess(
  folder: string,
): Promise<{ child: ChildProcess; said: { refused?: string; pids?: number[] } }> {
  const program = join(import.meta.dirname, '../../test/support/server-process.ts');
  const flags = ['--import', 'tsx', '--conditions=source', program, folder];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, said: JSON.parse(String(line)) };
}

async function gone(pid: number): Promise<void> {
  while (processStart(pid) !== null) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function withDatabase<T>(
  server: Server,
  work: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
): Promise<T> {
  const db = await openDatabase({ url: server.url, role: 'mg_app' });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

describe('one data folder', () => {
  it('has one process; a second is refused and told who has it', async () => {
    const folder = join(base, 'house');
    const server = await openServer({ folder, log });
    const facts = { pid: process.pid, folder };
    await expect(openServer({ folder, log })).rejects.toMatchObject({ code: 'data-folder-in-use', facts });
    const { child, said } = await otherProcess(folder);
    expect(said).toEqual({ refused: 'data-folder-in-use' });
    child.kill();
    await server.stop();
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });

  it('is free again after a process that was killed, and what it acknowledged is there', async () => {
    const folder = join(base, 'house');
    const { child, said } = await otherProcess(folder);
    await expect(openServer({ folder, log })).rejects.toMatchObject({
      code: 'data-folder-in-use',
      facts: { pid: child.pid },
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(folder, 'lock.json'))).toBe(true);
    const server = await openServer({ folder, log });
    expect(said.pids).toHaveLength(1);
    expect(server.pids()).not.toEqual(said.pids);
    await server.stop();
  });

  it('does not leave its server running when the process is killed and never comes back', async () => {
    const { child, said } = await otherProcess(join(base, 'house'));
    const [server] = said.pids ?? [];
    expect(processStart(server ?? 0)).not.toBeNull();
    child.kill('SIGKILL');
    await gone(server ?? 0);
    expect(processStart(server ?? 0)).toBeNull();
  });

  it.runIf(process.platform === 'linux')(
    'is taken over from an orphan server whose watchman was killed too',
    async () => {
      const folder = join(base, 'house');
      const { child, said } = await otherProcess(folder);
      const [orphan = 0] = said.pids ?? [];
      for (const watchman of childrenOf(child.pid ?? 0).filter((pid) => pid !== orphan))
        process.kill(watchman, 'SIGKILL');
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(processStart(orphan)).not.toBeNull();
      const server = await openServer({ folder, log });
      expect(processStart(orphan)).toBeNull();
      await withDatabase(server, async (db) => expect(await db.one(sql`select 1 as one`)).toEqual({ one: 1 }));
      await server.stop();
    },
  );

  it('keeps its data when the process stops and starts', async () => {
    const folder = join(base, 'house');
    const first = await openServer({ folder, log });
    await migrate(first);
    const caseId = newChain();
    await withDatabase(first, (db) => writeStep(db, stepFrom(caseId, null, NO_HEAD)));
    await first.stop();
    const second = await openServer({ folder, log });
    const read = await withDatabase(second, (db) => readStep(db, { of: { caseId }, facts: 'all' }));
    expect(read.case?.version).toBe(1);
    await second.stop();
  });
});

function childrenOf(parent: number): number[] {
  return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').map(Number);
}

describe('a server that is killed under load', () => {
  it('comes back by itself, and no acknowledged step is lost or doubled', async () => {
    const server = await openServer({ folder: join(base, 'house'), log });
    await migrate(server);
    const [before] = server.pids();
    const db = await openDatabase({ url: server.url, role: 'mg_app' });
    const acknowledged = new Map<ChainId, number>();
    const refusals = new Set<unknown>();
    const over = new AbortController();
    const writer = async (): Promise<void> => {
      const caseId = newChain();
      while (!over.signal.aborted) {
        try {
          const read = await readStep(db, { of: { caseId }, facts: [] });
          const { version = null, head = NO_HEAD } = read.case ?? {};
          if ((await writeStep(db, stepFrom(caseId, version, head))) === 'written')
            acknowledged.set(caseId, (version ?? 0) + 1);
        } catch (error) {
          refusals.add(error instanceof Error && 'code' in error ? error.code : error);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    const writers = Array.from({ length: 6 }, writer);
    while (acknowledged.size < 6) await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill(before ?? 0, 'SIGKILL');
    await gone(before ?? 0);
    const sum = () => [...acknowledged.values()].reduce((total, version) => total + version, 0);
    const atKill = sum();
    while (sum() < atKill + 100) await new Promise((resolve) => setTimeout(resolve, 20));
    over.abort();
    await Promise.all(writers);
    expect(server.pids()).not.toEqual([before]);
    expect([...refusals]).toEqual(['database-unavailable']);
    const stored = await retrying(() =>
      db.many<{ case_id: string; version: number; acts: bigint }>(sql`
      select case_id, version, (select count(*) from acts where chain = case_id) as acts
      from cases where case_id = any(${[...acknowledged.keys()]}::uuid[])`),
    );
    expect(stored).toHaveLength(6);
    for (const { case_id, version, acts } of stored) {
      expect(acts).toBe(BigInt(version));
      // The last step before the kill may be there although its answer was not.
      expect(version - (acknowledged.get(chainId(case_id)) ?? 0)).toBeGreaterThanOrEqual(0);
    }
    await db.close();
    await server.stop();
  });
});

describe('the carried binaries', () => {
  it('get the library links that npm does not make', () => {
    const carried = carriedBinaries();
    const bare = copiedTo(carried, join(base, 'bare')).folder;
    const links: { target: string }[] = JSON.parse(readFileSync(join(bare, 'pg-symlinks.json'), 'utf8'));
    for (const { target } of links) rmSync(join(bare, target.replace('native/', '')), { force: true });
    expect(existsSync(join(bare, 'lib/libpq.so.5'))).toBe(false);
    const { folder } = copiedTo({ folder: bare, version: '1' }, join(base, 'copy'));
    for (const { target } of links) expect(existsSync(join(folder, target.replace('native/', ''))), target).toBe(true);
  });

  it('are replaced in a copy when the version changes', () => {
    const carried = carriedBinaries();
    const target = join(base, 'versions');
    copiedTo({ ...carried, version: '1' }, target);
    writeFileSync(join(target, 'old'), '');
    copiedTo({ ...carried, version: '1' }, target);
    expect(existsSync(join(target, 'old'))).toBe(true);
    copiedTo({ ...carried, version: '2' }, target);
    expect(existsSync(join(target, 'old'))).toBe(false);
  });
});

const homes = () => readdirSync('/var/lib/manunggal');
const idOf = (folder: string) => String(JSON.parse(readFileSync(join(folder, 'where.json'), 'utf8')).id);

describe.runIf(asRoot)('as root', () => {
  it('works from a folder that nobody else may enter, and starts fresh when the data folder was deleted', async () => {
    const closed = join(base, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const folder = join(closed, 'data');
    const server = await openServer({ folder, log, durable: false });
    await server.stop();
    const id = idOf(folder);
    expect(homes()).toContain(id);
    rmSync(folder, { recursive: true });
    const fresh = await openServer({ folder, log, durable: false });
    await fresh.stop();
    expect(idOf(folder)).not.toBe(id);
    expect(homes()).not.toContain(id);
  });

  it('keeps the database of a data folder whose disk is only not mounted', () => {
    const id = '00000000000000aa';
    const home = join('/var/lib/manunggal', id);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'owner.json'), JSON.stringify({ folder: join(base, 'unmounted'), device: -1 }));
    sweepDeleted();
    expect(homes()).toContain(id);
    rmSync(home, { recursive: true });
  });

  it('refuses a copied data folder, which would share the database of its original', async () => {
    const [original, copy] = [join(base, 'original'), join(base, 'copied')];
    await (await openServer({ folder: original, log, durable: false })).stop();
    cpSync(original, copy, { recursive: true });
    await expect(openServer({ folder: copy, log, durable: false })).rejects.toMatchObject({
      code: 'data-folder-copied',
    });
  });
});

const open = (DATABASE_URL: string, KEYS_URL?: string) =>
  openServer({ folder: base, log, env: { DATABASE_URL, KEYS_URL } });

/** The address of the database `postgres` beside it, for another user. */
const beside = (url: string, user: string) => url.replace('mg_owner@', `${user}@`).replace('/manunggal?', '/postgres?');

describe('a database that others run', () => {
  let server: Server;
  beforeAll(async () => {
    server = await openServer({ folder: join(base, 'theirs'), log, durable: false });
  });
  afterAll(() => server.stop());

  it('is used as it is, with the data keys in a second database beside it', async () => {
    const theirs = await open(server.url);
    expect(theirs).toMatchObject({ url: server.url });
    expect(new URL(theirs.keysUrl).pathname).toBe('/manunggal_keys');
    expect(theirs.pids()).toEqual([]);
    expect((await open(server.url, server.keysUrl)).keysUrl).toBe(server.keysUrl);
  });

  it('gets that second database made where its user may, else says which one is missing', async () => {
    await expect(open(beside(server.url, 'mg_owner'))).rejects.toMatchObject({
      code: 'database-rights-missing',
      facts: { database: 'postgres_keys' },
    });
    const { keysUrl } = await open(beside(server.url, 'postgres'));
    const db = await openDatabase({ url: keysUrl, role: null });
    expect(await db.one(sql`select current_database() as name`)).toEqual({ name: 'postgres_keys' });
    await db.close();
  });

  it('is refused when it does not answer, without telling the password', async () => {
    const refusal: unknown = await open('postgresql://me:geheim@127.0.0.1:1/x').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'database-unreachable', facts: { setting: 'DATABASE_URL' } });
    expect(JSON.stringify(refusal) + String(refusal)).not.toContain('geheim');
  });

  it('is refused when it is older than PostgreSQL 15', async () => {
    const old = oldServer();
    await once(old.listen(0, '127.0.0.1'), 'listening');
    const address = old.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(open(`postgresql://me@127.0.0.1:${port}/x`)).rejects.toMatchObject({
      code: 'database-too-old',
      facts: { setting: 'DATABASE_URL', version: '14.9' },
    });
    old.close();
  });
});
