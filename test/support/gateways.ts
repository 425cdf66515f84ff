import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import type { Founded } from '#operations/gateway/found-exchange';
import { agencyId } from '#terms/ids';
import { buildProgram, MAIN } from './program.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What one agency serves, and from where. */
export interface GatewayPlan {
  readonly agency: string;
  readonly id: string;
  readonly services: { readonly [code: string]: { readonly registry: string; readonly source: object } };
  /** Portals that may ask who looked. */
  readonly callers?: readonly string[];
  readonly env?: { readonly [name: string]: string };
}

/** `manunggal gateway` as a process of its own, with its own keys, data folder and PostgreSQL. */
export class GatewayProcess {
  url = '';
  private readonly file: string;
  private readonly env: { readonly [name: string]: string };
  private child: ChildProcess | null = null;

  constructor(folder: string, founded: Founded, { agency, id, services, callers, env = {} }: GatewayPlan) {
    const keys = founded.keys.get(agencyId(agency));
    const own = join(folder, `gateway-${agency}`);
    mkdirSync(own, { recursive: true });
    this.file = join(own, 'gateway.yaml');
    this.env = env;
    const plan = {
      agency,
      id,
      listen: { host: '127.0.0.1', port: 0 },
      folder: 'data',
      government: join(ROOT, 'governments', 'nusantara'),
      trust: { list: founded.list, verifier: founded.verifier },
      keys,
      services,
      ...(callers === undefined ? {} : { usage: { callers } }),
    };
    writeFileSync(this.file, stringify(plan, { aliasDuplicateObjects: false }));
  }

  async start(): Promise<void> {
    buildProgram();
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [MAIN, 'gateway', this.file], {
      cwd: ROOT,
      env: { PATH, ...this.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    const lines = createInterface({ input: child.stdout });
    const [first] = await Promise.race([once(lines, 'line'), once(child, 'exit')]);
    if (typeof first !== 'string') throw new Error(`the gateway did not start (${String(first)})`);
    this.url = `https://127.0.0.1:${(JSON.parse(first) as { port: number }).port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}
