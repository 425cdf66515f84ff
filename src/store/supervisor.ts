import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { serverState, stopOrphan } from '#store/orphan';
import type { Place } from '#store/place';
import { goneWithin, signal } from '#store/process';
import { Refusal } from '#terms/refusal';

/** Safe against power loss and small enough for a laptop; a big office brings its own PostgreSQL. */
const SETTINGS: { readonly [name: string]: string } = {
  listen_addresses: '', // Unix socket only
  unix_socket_permissions: '0700',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '32MB',
  max_connections: '40',
  wal_compression: 'pglz', // this build has no lz4
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  autovacuum_naptime: '15s', // small tables that turn over quickly
  autovacuum_vacuum_cost_delay: '1ms',
  jit: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_logical_replication_workers: '0',
  log_checkpoints: 'off',
  // Failed statements are the caller's to report; they and the keys they name can hold personal data, which logs never do.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;
/** A server that ran this long was well; the next failure starts with a short pause again. */
const WELL = 60_000;

type Log = (line: string) => void;

/** Runs initdb unless the data directory exists; true if it did. It appears whole or not at all, however early we are killed. */
export async function initialise(place: Place, log: Log): Promise<boolean> {
  if (existsSync(place.data)) return false;
  log('making a new database');
  const draft = `${place.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (place.user !== null) chownSync(draft, place.user.uid, place.user.gid);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['--username=postgres', '--auth-local=trust', '--auth-host=reject'];
  const child = run(place, 'initdb', ['--no-sync', '--pgdata', draft, ...locale, ...access]);
  const said = listen(child);
  const code = await exitOf(child);
  if (code !== 0) throw await didNotStart(said, code);
  renameSync(draft, place.data);
  return true;
}

/**
 * Brings the files initdb wrote to the disk, beside the running server: a thousand small files take a second, or twenty on a
 * busy disk, and nobody should wait for that.
 */
export async function syncNew(place: Place, log: Log): Promise<void> {
  const code = await exitOf(run(place, 'initdb', ['--sync-only', '--pgdata', place.data]));
  if (code !== 0) log('the new database could not be synchronised to disk at once; the system will do so soon');
}

/** Keeps one server running: starts it, starts it again when it dies, stops it. */
export class Supervisor {
  private readonly place: Place;
  private readonly log: Log;
  private readonly fsync: 'on' | 'off';
  private child: ChildProcess | null = null;
  private ended: Promise<unknown> = Promise.resolve();
  private keeping: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(place: Place, log: Log, durable: boolean) {
    this.place = place;
    this.log = log;
    this.fsync = durable ? 'on' : 'off';
  }

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  async start(): Promise<void> {
    await this.launch();
    this.keeping = this.keepRunning();
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const { pid } = this;
    if (pid !== null) {
      for (const way of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
        signal(pid, way);
        if (await goneWithin(pid, way === 'SIGINT' ? 30_000 : 5_000)) break;
      }
    }
    await this.keeping;
  }

  private async keepRunning(): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!this.stopping.signal.aborted) {
      const began = performance.now();
      await this.ended;
      if (this.stopping.signal.aborted) return;
      if (performance.now() - began > WELL) pause = FIRST_PAUSE;
      this.log(`the database server stopped by itself; starting it again in ${pause} ms`);
      await this.rest(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      await this.relaunch();
    }
  }

  private async relaunch(): Promise<void> {
    try {
      await stopOrphan(this.place, this.log);
      if (!this.stopping.signal.aborted) await this.launch();
    } catch (error) {
      this.log(error instanceof Error ? error.message : String(error));
    }
  }

  private async launch(): Promise<void> {
    const settings = { ...SETTINGS, fsync: this.fsync, unix_socket_directories: this.place.sockets };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = run(this.place, 'postgres', ['-D', this.place.data, ...flags]);
    const said = listen(child, (line) => this.stopping.signal.aborted || this.log(line));
    const watchman = guard(child, this.place);
    this.child = child;
    const ended = exitOf(child).finally(() => watchman?.kill('SIGKILL'));
    this.ended = ended;
    while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const state = serverState(this.place.data);
      if (state?.pid === child.pid && state?.ready) return;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    throw await didNotStart(said, await ended);
  }

  private async rest(milliseconds: number): Promise<void> {
    const { signal: stopped } = this.stopping;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      stopped.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}

/** Its own session: a Ctrl-C in the terminal is for us, who let work finish before the database goes. */
function run(place: Place, program: string, flags: readonly string[]): ChildProcess {
  return spawn(join(place.binaries.folder, 'bin', program), flags, {
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    ...place.user,
  });
}

/** A shell that reads a pipe we never write to: when we die, however we die, it reads the end and stops the server. */
function guard(server: ChildProcess, place: Place): ChildProcess | null {
  if (server.pid === undefined) return null;
  const child = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(server.pid)], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...place.user,
  });
  child.on('error', () => undefined); // no shell: the next start stops the orphan
  return child;
}

/** Exit code, or null when it was killed or could not be spawned. */
async function exitOf(child: ChildProcess): Promise<number | null> {
  try {
    await once(child, 'exit');
  } catch {
    return null; // 'error': the program could not be spawned
  }
  return child.exitCode;
}

/** Its last lines, growing while it speaks. */
function listen(child: ChildProcess, log?: (line: string) => unknown): string[] {
  const said: string[] = [];
  child.on('error', (error) => said.push(error.message));
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (said.length > 20) said.shift();
      if (!line.includes(' LOG:  ')) log?.(line); // starting, listening, ready: nobody's news
    });
  }
  return said;
}

async function didNotStart(said: readonly string[], code: number | null): Promise<Refusal> {
  await new Promise((resolve) => setTimeout(resolve, 30)); // its last lines may still be on their way
  return new Refusal('postgres-did-not-start', `PostgreSQL did not start (exit ${code}): ${said.join(' | ')}`, {
    code,
  });
}
