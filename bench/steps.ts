import { Pool, type PoolConfig } from 'pg';
import { fileApplication } from '#operations/case/file-application';
import { type Loaded, loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { Database } from '#store/database';
import type { Statement } from '#store/sql';
import { sha256 } from '#terms/random';
import { atATime, CLIENTS } from './cases.ts';
import { cpuOf, sayCpu } from './cpu.ts';
import { type Applicant, AT, type BenchHouse, conclude, enter, openBenchHouse, SERVICE } from './house.ts';

const STEPS = 400;

/**
 * One durable step of an officer against a bare loop of its own write statements, eight at a time on the same server: once
 * with the read before it, as for a case that this process does not know, and once without, as soon after another step.
 */
export async function measureSteps(): Promise<[string, string][]> {
  const bench = await openBenchHouse();
  const applicants = await enter(bench.house, 3 * STEPS + 4 * CLIENTS);
  const known = applicants.splice(-STEPS);
  const cases = await filed(bench, applicants);
  const recorder = new Recorder(bench.url);
  const step = (house: House) => (one: Loaded) =>
    conclude(house, one, 'confirm-tax', bench.officers, sha256(one.number));
  const { recent: _forgotten, ...reading } = bench.house;
  await atATime(CLIENTS, cases.splice(0, 4 * CLIENTS), step(reading));
  for (const one of cases.splice(0, STEPS)) await step({ ...reading, db: recorder })(one);
  const pool = new Pool({ connectionString: bench.url, options: '-c role=mg_app', max: CLIENTS } satisfies PoolConfig);
  pool.on('error', () => undefined); // the server stops before idle connections have gone
  const bare = await measure(bench, recorder.written, (one) => pool.query({ ...one, values: [...one.values] }));
  const read = await measure(bench, cases, step(reading));
  const just = await filed(bench, known);
  const kept = await measure(bench, just, step(bench.house));
  await Promise.all([pool.end(), recorder.close()]);
  await bench.close();
  const against = (one: Measured) => `${one.rate.toFixed(0)}/s, ${(one.rate / bare.rate).toFixed(2)} of the bare loop`;
  return [
    ['a bare loop of the write statement of a step, 8 at a time', `${bare.rate.toFixed(0)}/s`],
    ['durable steps with the read before, 8 at a time', against(read)],
    ['durable steps soon after another, 8 at a time', against(kept)],
    ['statements a step, with the read and without', `${read.statements.toFixed(1)}, ${kept.statements.toFixed(1)}`],
    ['CPU of a bare statement, Node + PostgreSQL', bare.cpu],
    ['CPU of a step with the read, Node + PostgreSQL', read.cpu],
    ['CPU of a step soon after another, Node + PostgreSQL', kept.cpu],
  ];
}

interface Measured {
  /** Per second. */
  readonly rate: number;
  /** Of the house's own database, for each. */
  readonly statements: number;
  readonly cpu: string;
}

async function measure<One>(
  { house, server }: BenchHouse,
  all: readonly One[],
  work: (one: One) => Promise<unknown>,
): Promise<Measured> {
  const start = cpuOf(server);
  const before = house.db.counter.statements;
  const perSecond = await rate(all, work);
  const statements = (house.db.counter.statements - before) / all.length;
  return { rate: perSecond, statements, cpu: sayCpu(start, cpuOf(server), all.length) };
}

async function rate<One>(all: readonly One[], work: (one: One) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await atATime(CLIENTS, all, async (one) => void (await work(one)));
  return all.length / ((performance.now() - began) / 1000);
}

async function filed({ house }: BenchHouse, applicants: readonly Applicant[]): Promise<Loaded[]> {
  const made: Loaded[] = [];
  await atATime(CLIENTS, applicants, async ({ citizen, plate }) => {
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
