import { Database, type Runner } from '#store/database';
import { type Statement, sql, statement } from '#store/sql';
import { type StepWrite, writeStep } from '#store/step';
import { readStep } from '#store/step-read';
import { factName, roleId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import type { Lying } from './many-cases.ts';
import { stepFrom } from './steps.ts';

/** The newest cases, on which the steps are done: ten thousand, however many lie beneath. */
export const HOT_SET = 10_000;
const STEPS = 1_000;

/** Two ways into one database: the owner works; only a superuser may ask for a checkpoint. */
export interface Server {
  readonly owner: Database;
  readonly superuser: Database;
}

export function openBoth(url: string): Server {
  const open = (as: string) => new Database({ url: as, role: null, size: 1 });
  return { owner: open(url), superuser: open(url.replace('mg_owner', 'postgres')) };
}

const NOW = instant('2026-11-23T06:00:00.000Z');

/** A step as most are: an act, a fact, a work item closed and another opened, the clock moved. */
function ordinary({ caseId, version, head }: Lying): StepWrite {
  return stepFrom(caseId, version, head, {
    state: { v: 1, rest: 'x'.repeat(700) },
    facts: [{ scope: 0, name: factName('vehicle.fact1'), value: 2, sealed: null, subject: null, source: {}, seq: 3 }],
    itemsOpened: [
      {
        itemId: 3,
        step: 'Task_sahkan',
        lane: 'Lane_1',
        agency: null,
        role: roleId('verifier'),
        version: 1,
        enabledAt: NOW,
        claimedAt: null,
        claimedBy: null,
        startedAt: null,
        due: NOW,
      },
    ],
    itemsClosed: [2],
    waits: [{ waitId: 0, kind: 'clock', name: null, corr: null, due: NOW }],
    inbox: { source: 'web', msgId: caseId, result: {} },
  });
}

export interface Cost {
  readonly walPerStep: number;
  readonly hotShare: number;
  readonly pagesPerStep: number;
  readonly scanned: readonly string[];
}

/** Steps spread evenly over the newest ten thousand cases, each on another one, after a checkpoint. */
export async function costOf({ owner, superuser }: Server, cases: readonly Lying[]): Promise<Cost> {
  await superuser.run(sql`vacuum analyze`);
  await superuser.run(sql`checkpoint`);
  const chosen = cases.filter((_, n) => n % (HOT_SET / STEPS) === 0);
  const before = await walAt(owner);
  const start = await counters(owner);
  for (const lying of chosen) {
    await readStep(owner, { of: { caseId: lying.caseId }, facts: 'all', also: ['bills'] });
    if ((await writeStep(owner, ordinary(lying))) !== 'written') throw new Error('a step was lost without a race');
  }
  const walPerStep = ((await walAt(owner)) - before) / chosen.length;
  const end = await counters(owner);
  const sample = cases[5];
  if (sample === undefined) throw new Error('no case');
  const scannedByRead = await scannedBy(owner, (runner) =>
    readStep(runner, { of: { caseId: sample.caseId }, facts: 'all', also: ['bills'] }),
  );
  const scannedByWrite = await scannedBy(owner, (runner) => writeStep(runner, ordinary(sample)));
  return {
    walPerStep,
    hotShare: (end.hot - start.hot) / (end.all - start.all),
    pagesPerStep: (end.pages - start.pages) / chosen.length,
    scanned: [...scannedByRead, ...scannedByWrite],
  };
}

async function walAt(owner: Database): Promise<number> {
  const row = await owner.one<{ at: string }>(sql`select (pg_current_wal_insert_lsn() - '0/0')::text as at`);
  return Number(row?.at);
}

/** Updates of case rows, those that stayed on their page, and pages touched in the whole database. */
async function counters(owner: Database): Promise<{ all: number; hot: number; pages: number }> {
  await owner.run(sql`select pg_stat_force_next_flush()`);
  const row = await owner.one<{ all: bigint; hot: bigint; pages: bigint }>(sql`
    select n_tup_upd as all, n_tup_hot_upd as hot, blks_hit + blks_read as pages
    from pg_stat_user_tables, pg_stat_database where relname = 'cases' and datname = current_database()`);
  return { all: Number(row?.all), hot: Number(row?.hot), pages: Number(row?.pages) };
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Runs the one statement that `work` sends with its plan shown: the tables that are read from end to end. */
async function scannedBy(owner: Database, work: (runner: Runner) => Promise<unknown>): Promise<string[]> {
  let plan: Plan | undefined;
  const explain = async ({ text, values }: Statement) => {
    const [row] = await owner.many<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      statement(`explain (format json) ${text}`, values),
    );
    plan = row?.['QUERY PLAN'][0].Plan;
    return [] as never[];
  };
  await work({ many: explain, one: async (one) => (await explain(one))[0], run: async () => 0 }).catch(() => undefined);
  if (plan === undefined) throw new Error('no statement was sent');
  const scanned: string[] = [];
  const visit = (node: Plan): void => {
    // Reorganisations in effect are some dozens of rows in the life of a government: one page, scanned or not.
    const [type, table = ''] = [node['Node Type'], node['Relation Name']];
    if (type === 'Seq Scan' && table !== 'successions') scanned.push(table);
    for (const inner of node.Plans ?? []) visit(inner);
  };
  visit(plan);
  return scanned;
}
