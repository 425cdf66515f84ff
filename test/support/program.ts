import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { preparePlace } from '#store/place';

/** What can be killed: parts of the running program, or all of it. */
export const VICTIMS = ['house', 'program', 'everything', 'postmaster', 'backend', 'registry', 'bank'] as const;
export type Victim = (typeof VICTIMS)[number];
/** After these nobody is left to start the rest again: whoever runs the program does. */
const FATAL: readonly Victim[] = ['house', 'program', 'everything'];

export interface ProgramOptions {
  readonly data: string;
  readonly government: string;
}

const ROOT = join(import.meta.dirname, '../..');
/** The program as it is built. Started without the look whether a build is due, so that no kill hits the compiler. */
export const MAIN = join(ROOT, 'dist', 'main.js');

/** Builds what the sources say, if that is due. */
export function buildProgram(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin', 'manunggal.js'), '--help'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** The real program, `manunggal start`, in a process group of its own, with a supervisor who starts it again: the test. */
export class RunningProgram {
  /** What it said on stderr and what was done to it, over all its lives. */
  readonly said: string[] = [];
  url = '';
  bankUrl = '';
  private readonly options: ProgramOptions;
  private child: ChildProcess | null = null;
  private port = 0;

  constructor(options: ProgramOptions) {
    this.options = options;
  }

  /** Resolves when it says that it is ready; throws when it ends before. */
  async start(): Promise<void> {
    this.port ||= await freePort();
    const child = this.launch();
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    const first = await Promise.race([once(lines, 'line'), once(child, 'exit')]);
    const started = typeof first[0] === 'string' ? JSON.parse(first[0]) : {};
    if (started.url === undefined) {
      const said = [...this.said.slice(-40), JSON.stringify(started)];
      throw new Error(`the program did not start:\n${said.join('\n')}`);
    }
    this.url = started.url;
    this.bankUrl = started.bankUrl;
    this.note(child.pid, 'ready');
  }

  /** Begins to start, and is killed with all it has started after so many milliseconds. */
  async startAndDie(milliseconds: number): Promise<void> {
    this.port ||= await freePort();
    const child = this.launch();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    this.kill('house');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  /** Ends it as an administrator would. */
  async stop(): Promise<void> {
    const { child } = this;
    child?.kill('SIGTERM');
    await this.ended();
  }

  /** Its exit code, once it has ended. */
  async ended(): Promise<number | null> {
    const { child } = this;
    if (child !== null && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child?.exitCode ?? null;
  }

  /** Whether any process of its group is left. */
  isRunning(): boolean {
    try {
      return process.kill(-(this.child?.pid ?? 0), 0);
    } catch {
      return false;
    }
  }

  /** SIGKILL. True when the program must be started again. False also when there was nothing of the kind to kill. */
  kill(victim: Victim, chance = 0): boolean {
    const main = this.child?.pid;
    if (main === undefined || this.child?.exitCode !== null || this.child.signalCode !== null) return false;
    const pids = this.pidsOf(victim, main, chance);
    this.note(main, `killing ${victim}: ${pids.join(' ')}`);
    for (const pid of pids) sigkill(pid);
    return FATAL.includes(victim);
  }

  /** Where its database can be reached beside it. */
  databaseUrl(database: 'manunggal' | 'manunggal_keys'): string {
    const { sockets } = preparePlace(realpathSync(this.options.data));
    return `postgresql://mg_owner@localhost/${database}?host=${encodeURIComponent(sockets)}`;
  }

  private launch(): ChildProcess {
    const { data, government } = this.options;
    const { DATABASE_URL: _theirs, KEYS_URL: _theirKeys, ...env } = process.env;
    const child = spawn(process.execPath, [MAIN, 'start', '--json', '--government', government], {
      env: { ...env, MANUNGGAL_DATA: data, PORT: String(this.port), NODE_ENV: 'test' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    createInterface({ input: child.stderr }).on('line', (line) =>
      this.said.push(`${new Date().toISOString().slice(11)} ${child.pid} ${line}`),
    );
    this.child = child;
    return child;
  }

  private note(pid: number | undefined, line: string): void {
    if (!/not yet accepting|starting up/.test(line)) this.said.push(`${new Date().toISOString()} ${pid} ${line}`);
  }

  /** Negative: a whole process group. */
  private pidsOf(victim: Victim, main: number, chance: number): readonly number[] {
    const own = childrenOf(main);
    const postmaster = own.filter((pid) => commandOf(pid).includes('/postgres -D'));
    switch (victim) {
      case 'program':
        return [main];
      case 'house':
        return [-main];
      case 'everything':
        return [...own.filter((pid) => commandOf(pid).startsWith('/bin/sh')), ...postmaster, -main];
      case 'postmaster':
        return postmaster;
      case 'backend': {
        const backends = postmaster.flatMap(childrenOf).filter((pid) => commandOf(pid).includes('mg_owner'));
        return backends.slice(Math.floor(chance * backends.length)).slice(0, 1);
      }
      case 'registry':
        return own.filter((pid) => commandOf(pid).includes('registry-process'));
      case 'bank':
        return own.filter((pid) => commandOf(pid).includes('bank-process'));
      default:
        return victim satisfies never;
    }
  }
}

function sigkill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it was gone already
  }
}

function childrenOf(pid: number): number[] {
  const text = read(`/proc/${pid}/task/${pid}/children`).trim();
  return text === '' ? [] : text.split(' ').map(Number);
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
