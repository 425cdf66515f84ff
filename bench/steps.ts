import { Pool, type PoolConfig } from 'pg';
import { fileApplication } from '#operations/case/file-application';
import { type Loaded, loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { Database } from '#store/database';
import type { Statement } from '#store/sql';
import { sha256 } from '#terms/random';
import { atATime, CLIENTS } from './cases.ts';
import { cpuOf, sayCpu } from './cpu.ts';
import { AT, type BenchHouse, conclude, enter, openBenchHouse, SERVICE } from './house.ts';

const STEPS = 600;

/** One durable step of an officer against a bare loop of its own write statements, eight at a time on the same server. */
export async function measureSteps(): Promise<[string, string][]> {
  const bench = await openBenchHouse();
  const cases = await filed(bench, 2 * STEPS + 4 * CLIENTS);
  const [warm, bare, ours] = [
    cases.slice(0, 4 * CLIENTS),
    cases.slice(4 * CLIENTS, 4 * CLIENTS + STEPS),
    cases.slice(-STEPS),
  ];
  const step = (house: House) => (one: Loaded) =>
    conclude(house, one, 'confirm-tax', bench.officers, sha256(one.number));
  await atATime(CLIENTS, warm, step(bench.house));
  const recorder = new Recorder(bench.url);
  for (const one of bare) await step({ ...bench.house, db: recorder })(one);
  const pool = new Pool({ connectionString: bench.url, options: '-c role=mg_app', max: CLIENTS } satisfies PoolConfig);
  pool.on('error', () => undefined); // the server stops before idle connections have gone
  const start = cpuOf(bench.server);
  const bareRate = await rate(recorder.written, (one) => pool.query({ ...one, values: [...one.values] }));
  const between = cpuOf(bench.server);
  const before = bench.house.db.counter;
  const ownRate = await rate(ours, step(bench.house));
  const statements = (bench.house.db.counter.statements - before.statements) / STEPS;
  const end = cpuOf(bench.server);
  await Promise.all([pool.end(), recorder.close()]);
  await bench.close();
  return [
    ['a bare loop of the write statement of a step, 8 at a time', `${bareRate.toFixed(0)}/s`],
    ['durable steps, 8 at a time', `${ownRate.toFixed(0)}/s`],
    ['durable step against bare loop', (ownRate / bareRate).toFixed(2)],
    ['CPU of a bare statement, Node + PostgreSQL', sayCpu(start, between, STEPS)],
    ['CPU of a step, Node + PostgreSQL', sayCpu(between, end, STEPS)],
    ['statements a step', statements.toFixed(1)],
  ];
}

async function rate<One>(all: readonly One[], work: (one: One) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await atATime(CLIENTS, all, async (one) => void (await work(one)));
  return all.length / ((performance.now() - began) / 1000);
}

async function filed({ house }: BenchHouse, n: number): Promise<Loaded[]> {
  const made: Loaded[] = [];
  await atATime(CLIENTS, await enter(house, n), async ({ citizen, plate }) => {
    const answers = { 'contact.phone': '081234567890' };
    const application = { service: SERVICE, pick: plate, answers, fetched: new Map() };
    const { number } = await fileApplication(house, citizen, application, AT, sha256(plate));
    made.push(await loadCase(house, house.db, { number }));
  });
  return made;
}

/** Keeps what a step would write instead of writing it. */
class Recorder extends Database {
  readonly written: Statement[] = [];

  constructor(url: string) {
    super({ url, role: 'mg_app', size: 2 });
  }

  override async many<Row extends object>(statement: Statement): Promise<Row[]> {
    if (!statement.text.startsWith('with u as')) return super.many<Row>(statement);
    this.written.push(statement);
    return [{ id: '' }] as unknown as Row[]; // what `writeStep` counts
  }
}
