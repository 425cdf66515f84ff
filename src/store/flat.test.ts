import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, type Runner } from '#store/database';
import { type Statement, sql, statement } from '#store/sql';
import { type StepWrite, writeStep } from '#store/step';
import { readStep } from '#store/step-read';
import { factName, roleId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { fillCases, type Lying, newestCases } from '../../test/support/many-cases.ts';
import { startTestServer, type TestDatabase } from '../../test/support/postgres.ts';
import { stepFrom } from '../../test/support/steps.ts';

const HOT_SET = 10_000;
const STEPS = 1_000;

let store: TestDatabase;
let owner: Database;
let superuser: Database;
beforeAll(async () => {
  store = await startTestServer();
  owner = new Database({ url: store.url, role: null, size: 1 });
  superuser = new Database({ url: store.url.replace('mg_owner', 'postgres'), role: null, size: 1 });
});
afterAll(async () => {
  await Promise.all([owner.close(), superuser.close()]);
  await store.stop();
});

const NOW = instant('2026-11-23T06:00:00.000Z');

/** A step as most are: an act, a fact, a work item closed and another opened, the clock moved. */
function ordinary({ caseId, version, head }: Lying): StepWrite {
  return stepFrom(caseId, version, head, {
    state: { v: 1, rest: 'x'.repeat(700) },
    facts: [{ scope: 0, name: factName('vehicle.fact1'), value: 2, sealed: null, subject: null, source: {}, seq: 3 }],
    items: [
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

interface Cost {
  readonly walPerStep: number;
  readonly hotShare: number;
  readonly pagesPerStep: number;
  readonly scanned: readonly string[];
}

/** Steps spread evenly over the newest ten thousand cases, each on another one, after a checkpoint. */
async function costOf(cases: readonly Lying[]): Promise<Cost> {
  await superuser.run(sql`vacuum analyze`);
  await superuser.run(sql`checkpoint`);
  const chosen = cases.filter((_, n) => n % (HOT_SET / STEPS) === 0);
  const before = await walAt();
  const start = await counters();
  for (const lying of chosen) {
    await readStep(owner, { of: { caseId: lying.caseId }, facts: 'all', also: ['bills'] });
    expect(await writeStep(owner, ordinary(lying))).toBe('written');
  }
  const walPerStep = ((await walAt()) - before) / chosen.length;
  const end = await counters();
  const sample = cases[5];
  if (sample === undefined) throw new Error('no case');
  const scannedByRead = await scannedBy((runner) =>
    readStep(runner, { of: { caseId: sample.caseId }, facts: 'all', also: ['bills'] }),
  );
  const scannedByWrite = await scannedBy((runner) => writeStep(runner, ordinary(sample)));
  return {
    walPerStep,
    hotShare: (end.hot - start.hot) / (end.all - start.all),
    pagesPerStep: (end.pages - start.pages) / chosen.length,
    scanned: [...scannedByRead, ...scannedByWrite],
  };
}

async function walAt(): Promise<number> {
  const row = await owner.one<{ at: string }>(sql`select (pg_current_wal_insert_lsn() - '0/0')::text as at`);
  return Number(row?.at);
}

/** Updates of case rows, those that stayed on their page, and pages touched in the whole database. */
async function counters(): Promise<{ all: number; hot: number; pages: number }> {
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
async function scannedBy(work: (runner: Runner) => Promise<unknown>): Promise<string[]> {
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
    if (node['Node Type'] === 'Seq Scan') scanned.push(node['Relation Name'] ?? '');
    for (const inner of node.Plans ?? []) visit(inner);
  };
  visit(plan);
  return scanned;
}

describe('a step among many open cases', () => {
  it('costs as much among a hundred thousand as among ten thousand: log, pages, plans', async () => {
    await fillCases(owner, 0, HOT_SET);
    const few = await costOf(await newestCases(owner, HOT_SET));
    await fillCases(owner, HOT_SET, 10 * HOT_SET);
    const many = await costOf(await newestCases(owner, HOT_SET));
    for (const { hotShare, scanned } of [few, many]) {
      expect(hotShare).toBeGreaterThanOrEqual(0.95);
      expect(scanned).toEqual([]);
    }
    const ratio = (a: number, b: number) => Math.max(a, b) / Math.min(a, b);
    expect(ratio(few.walPerStep, many.walPerStep)).toBeLessThan(1.15);
    // Ten times as many rows put one more level under some indexes.
    expect(ratio(few.pagesPerStep, many.pagesPerStep)).toBeLessThan(1.25);
  });
});
