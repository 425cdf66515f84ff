import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { FROM_SOURCE, moduleUrl } from '#terms/program';

/** A program that runs beside the house as a process of its own and says by an IPC message `{url}` where it listens. */
export interface Program {
  /** What the log calls it. */
  readonly name: string;
  /** Its module, as `moduleUrl` takes it. */
  readonly module: string;
  readonly args: readonly string[];
  readonly env: { readonly [name: string]: string };
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;
/** A process that ran this long was well; the next failure starts with a short pause again. */
const WELL = 60_000;
/** Milliseconds a process has to put its papers in order before it is ended by force. */
const PATIENCE = 5_000;

/** Keeps one program running: whoever kills it finds it again at the same address. Its memory is its own folder, not this class. */
export class KeptProcess {
  /** Where it listens, for as long as it is kept. Rejects when it does not come up the first time. */
  readonly url: Promise<string>;
  private readonly program: Program;
  private readonly log: (line: string) => void;
  private child: ChildProcess;
  private readonly keeping: Promise<void>;
  private readonly stopping = new AbortController();

  constructor(program: Program, log: (line: string) => void) {
    this.program = program;
    this.log = log;
    this.child = launch(program, 0); // the system's choice stands for as long as the program is kept
    this.url = addressOf(this.child, program.name);
    this.keeping = this.url.then(
      (url) => this.keepRunning(Number(new URL(url).port)),
      () => undefined, // whoever waits for the address hears of it
    );
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    const { child } = this;
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    await endOf(child);
    clearTimeout(force);
    await this.keeping;
  }

  private async keepRunning(port: number): Promise<void> {
    let pause = FIRST_PAUSE;
    for (;;) {
      const began = performance.now();
      await endOf(this.child);
      if (this.stopping.signal.aborted) return;
      if (performance.now() - began > WELL) pause = FIRST_PAUSE;
      this.log(`${this.program.name} stopped by itself; starting it again in ${pause} ms`);
      await this.rest(pause);
      if (this.stopping.signal.aborted) return;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      this.child = launch(this.program, port);
    }
  }

  private async rest(milliseconds: number): Promise<void> {
    const { signal: stopped } = this.stopping;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      stopped.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}

function launch({ module, args, env }: Program, port: number): ChildProcess {
  const tsx = FROM_SOURCE
    ? ['--conditions=source', '--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
    : [];
  const { PATH = '' } = process.env;
  const child = fork(moduleUrl(module), [...args, '--port', String(port)], {
    execArgv: [...tsx, '--max-old-space-size=48'],
    env: { PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('error', () => undefined); // one that could not be spawned has ended
  return child;
}

function addressOf(child: ChildProcess, name: string): Promise<string> {
  return new Promise((done, fail) => {
    child.once('message', (message: { readonly url: string }) => done(message.url));
    child.once('error', fail);
    child.once('exit', (code, signal) => fail(new Error(`${name} did not start (${signal ?? `exit ${code}`})`)));
  });
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  await once(child, 'exit');
}
