import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import type { Asker } from '#exchange/gateway/ask-gateway';
import { foundExchange } from '#operations/gateway/found-exchange';
import { openDoors } from '#operations/gateway/open-doors';
import { Database, openDatabase } from '#store/database';
import { migrate } from '#store/migrate';
import { openServer } from '#store/server';
import { sql } from '#store/sql';
import { agencyId, uuidv7 } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { GatewayProcess } from '../test/support/gateways.ts';
import { atATime, CLIENTS } from './cases.ts';
import { cpuOf, sayCpu, secondsBeneath } from './cpu.ts';

const PEOPLE = 800;
const WARM = 200;
const [HOLDER, ASKER] = [agencyId('dukcapil'), agencyId('regident')];
const SYSTEM = 'ID/GOV/DUKCAPIL/KEPENDUDUKAN';
const FIELDS = ['person.name', 'person.alive'];

/**
 * Exchanges through a gateway of its own process, keys and PostgreSQL, its records in a table, beside a plain HTTP call to a
 * process that commits one row and answers the same record; eight at a time, connections kept, fsync on, halves of receipts
 * told meanwhile.
 */
export async function measureExchange(): Promise<[string, string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-bench-'));
  const server = await openServer({ folder: join(folder, 'asker'), log: () => undefined });
  await migrate(server);
  const db = await openDatabase({ url: server.url, role: 'mg_app' });
  await fill(server.url);
  const founded = foundExchange(join(folder, 'exchange'), 'Ukur', [HOLDER, ASKER], instant(Date.now()));
  const gateway = new GatewayProcess(folder, founded, {
    agency: HOLDER,
    id: SYSTEM,
    services: {
      people: {
        registry: 'people',
        source: { kind: 'postgres', database: 'OWN_DATABASE', table: 'residents', columns: {} },
      },
    },
    env: { OWN_DATABASE: server.url },
  });
  await gateway.start();
  const { list, verifier, keys } = founded;
  const file = join(folder, 'gateways.yaml');
  const plan = {
    trust: { list, verifier },
    gateways: { [HOLDER]: gateway.url },
    askers: { [ASKER]: { ...keys.get(ASKER) } },
  };
  writeFileSync(file, stringify(plan));
  const doors = openDoors(file, db, () => Date.now());
  const asker = doors.askers.get(ASKER);
  if (asker === undefined) throw new Error('nobody asks');
  const direct = await DirectProvider.start(server.url);
  const pids = [server.pids()[0] ?? 0, gateway.pid ?? 0, direct.pid] as const;
  const all = Array.from({ length: PEOPLE }, (_, n) => nikOf(n));
  const ask = (nik: string) => exchange(asker, gateway.url, nik);
  const call = (nik: string) => direct.call(nik);
  await atATime(CLIENTS, all.slice(0, WARM), call);
  const plain = await measure(all, call, pids);
  await atATime(CLIENTS, all.slice(0, WARM), ask);
  const first = await measure(all.slice(WARM), ask, pids);
  const known = await measure(all, ask, pids);
  const again = await measure(all, call, pids);
  const rate = Math.max(plain.rate, again.rate);
  await doors.close();
  await Promise.all([gateway.end('SIGTERM'), direct.end(), db.close()]);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  const against = (one: Measured) => `${one.rate.toFixed(0)}/s, ${(rate / one.rate).toFixed(1)} times a direct call`;
  return [
    ['direct HTTP calls that commit one row, 8 at a time (better of 2)', `${rate.toFixed(0)}/s`],
    ['exchanges through a gateway, 8 at a time', against(known)],
    ['the same, each about a person not known there yet', against(first)],
    ['CPU of a direct call, this process + others', again.cpu],
    ['CPU of an exchange, asker + its PostgreSQL, and gateway', known.cpu],
  ];
}

interface Measured {
  /** Per second. */
  readonly rate: number;
  readonly cpu: string;
}

async function measure(
  all: readonly string[],
  work: (nik: string) => Promise<void>,
  [postgres, gateway, direct]: readonly [number, number, number],
): Promise<Measured> {
  const others = () => secondsBeneath(gateway) + secondsBeneath(direct);
  const [start, startOthers, began] = [cpuOf(postgres), others(), performance.now()];
  await atATime(CLIENTS, all, work);
  const rate = all.length / ((performance.now() - began) / 1000);
  const there = (((others() - startOthers) * 1000) / all.length).toFixed(2);
  return { rate, cpu: `${sayCpu(start, cpuOf(postgres), all.length)}, ${there} ms` };
}

async function exchange(asker: Asker, url: string, nik: string): Promise<void> {
  const answer = await asker.ask(
    { provider: HOLDER, url },
    {
      target: `/r1/${SYSTEM}/people`,
      client: { instance: 'ID', memberClass: 'GOV', member: 'REGIDENT', subsystem: 'LAYANAN' },
      id: uuidv7(Date.now(), randomBytes(10)),
      userId: 'ID-svc.samsat.owner@3',
      issue: 'MG-2026-7K3MQ2ZD-5',
      purpose: { code: 'samsat.pengesahan-tahunan/owner', basis: 'uu-24-2013', step: 'owner', retainDays: 1 },
      consent: { kind: 'law' },
      fields: FIELDS,
      preview: false,
      body: Buffer.from(JSON.stringify({ nik })),
    },
  );
  if (answer.kind !== 'found') throw new Error(JSON.stringify(answer));
}

/** The process that is called without any of this. */
class DirectProvider {
  private readonly child: ChildProcess;
  private readonly port: number;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

  private constructor(child: ChildProcess, port: number) {
    this.child = child;
    this.port = port;
  }

  static async start(url: string): Promise<DirectProvider> {
    const args = ['--conditions=source', '--import', 'tsx', join(import.meta.dirname, 'direct-provider.ts')];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, OWN_DATABASE: url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = await once(createInterface({ input: child.stdout }), 'line');
    return new DirectProvider(child, Number(port));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  call(nik: string): Promise<void> {
    return new Promise((done, fail) => {
      const sending = send(
        { port: this.port, host: '127.0.0.1', method: 'POST', path: '/people', agent: this.agent },
        (response) => response.resume().on('end', done).on('error', fail),
      );
      sending.on('error', fail);
      sending.end(JSON.stringify({ nik }));
    });
  }

  async end(): Promise<void> {
    this.agent.destroy();
    this.child.kill();
    await once(this.child, 'exit');
  }
}

async function fill(url: string): Promise<void> {
  const owner = new Database({ url, role: null, size: 1 });
  await owner.run(sql`create table residents (nik text primary key, name text, alive boolean)`);
  await owner.run(
    sql`create table called (id bigint generated always as identity primary key, nik text, at timestamptz)`,
  );
  const niks = Array.from({ length: PEOPLE }, (_, n) => nikOf(n));
  await owner.run(sql`
    insert into residents select nik, 'Orang ' || nik, true from unnest(${niks}::text[]) as one (nik)`);
  await owner.close();
}

function nikOf(n: number): string {
  return `997101010190${String(1000 + n)}`;
}
